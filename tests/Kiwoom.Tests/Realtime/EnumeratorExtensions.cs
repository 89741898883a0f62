namespace Kiwoom.Tests.Realtime;

/// <summary>Takes messages one by one.</summary>
internal static class EnumeratorExtensions
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The next element; fails when the stream ends instead.</summary>
    public static async Task<T> NextAsync<T>(this IAsyncEnumerator<T> stream)
    {
        Assert.That(await stream.MoveNextAsync().AsTask().WaitAsync(Patience), Is.True, "the stream ended");
        return stream.Current;
    }

    /// <summary>The next elements.</summary>
    public static async Task<List<T>> NextAsync<T>(this IAsyncEnumerator<T> stream, int count)
    {
        var elements = new List<T>();
        while (elements.Count < count)
        {
            elements.Add(await stream.NextAsync());
        }

        return elements;
    }

    /// <summary>What the stream ends with.</summary>
    public static async Task<TException> FailureAsync<TException>(this IAsyncEnumerator<object> stream)
        where TException : Exception =>
        (await Assert.ThrowsAsync<TException>(async () =>
        {
            while (await stream.MoveNextAsync().AsTask().WaitAsync(Patience))
            {
                // What was still waiting comes first.
            }
        }))!;
}

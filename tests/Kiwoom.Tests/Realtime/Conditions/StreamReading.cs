namespace Kiwoom.Tests.Realtime.Conditions;

/// <summary>Takes messages one by one.</summary>
internal static class StreamReading
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The next element as what it has to be.</summary>
    public static async Task<T> TakeAsync<T>(this IAsyncEnumerator<RealtimeMessage> stream)
        where T : RealtimeMessage
    {
        Assert.That(await stream.MoveNextAsync().AsTask().WaitAsync(Patience), Is.True, "the stream ended");
        Assert.That(stream.Current, Is.TypeOf<T>());
        return (T)stream.Current;
    }

    /// <summary>All elements.</summary>
    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> stream)
    {
        var elements = new List<T>();
        await foreach (var element in stream)
        {
            elements.Add(element);
        }

        return elements;
    }
}

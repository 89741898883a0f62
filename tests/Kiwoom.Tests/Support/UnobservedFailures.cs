using System.Collections.Concurrent;

namespace Kiwoom.Tests.Support;

/// <summary>Listens for failures of this library that nobody looked at. It hears the whole process: for tests that run alone.</summary>
internal sealed class UnobservedFailures : IDisposable
{
    private readonly ConcurrentQueue<Exception> _all = new();

    private UnobservedFailures()
    {
        // What tests before this one have left is not meant.
        Collect();
        TaskScheduler.UnobservedTaskException += Note;
    }

    /// <summary>Plays a scene some times and looks at what it has left.</summary>
    public static async Task AssertNoneAsync(Func<Task> playAsync)
    {
        using var unobserved = new UnobservedFailures();
        for (var i = 0; i < 3; i++)
        {
            await playAsync();
        }

        Collect();
        Assert.That(unobserved._all.OfType<KiwoomException>(), Is.Empty);
    }

    public void Dispose() => TaskScheduler.UnobservedTaskException -= Note;

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private void Note(object? sender, UnobservedTaskExceptionEventArgs e)
    {
        foreach (var exception in e.Exception.InnerExceptions)
        {
            _all.Enqueue(exception);
        }
    }
}

using System.Collections.Concurrent;

namespace Kiwoom.Tests.Support;

/// <summary>Listens for failures of this library that nobody looked at. It hears the whole process: for tests that run alone.</summary>
internal sealed class UnobservedFailures : IDisposable
{
    private readonly ConcurrentQueue<Exception> _all = new();

    public UnobservedFailures()
    {
        // What tests before this one have left is not meant.
        Collect();
        TaskScheduler.UnobservedTaskException += Note;
    }

    /// <summary>Those so far.</summary>
    public IReadOnlyList<KiwoomException> Find()
    {
        Collect();
        return [.. _all.OfType<KiwoomException>()];
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

using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Tests.Support;

/// <summary>Keeps every log entry of every level.</summary>
internal sealed class CapturingLogger : CapturingLogger<KiwoomClient>;

/// <inheritdoc cref="CapturingLogger"/>
internal class CapturingLogger<T> : ILogger<T>
{
    private readonly ConcurrentQueue<LogEntry> _entries = new();

    private readonly ConcurrentQueue<(Func<LogEntry, bool> Awaited, TaskCompletionSource Came)> _waits = new();

    public IReadOnlyList<LogEntry> Entries => [.. _entries];

    /// <summary>Waits for an entry that is there already or will be.</summary>
    public Task WaitForAsync(Func<LogEntry, bool> awaited)
    {
        var came = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waits.Enqueue((awaited, came));
        return Entries.Any(awaited) ? Task.CompletedTask : came.Task;
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var values = (state as IReadOnlyList<KeyValuePair<string, object?>> ?? []).ToDictionary(pair => pair.Key, pair => pair.Value?.ToString() ?? "");
        var entry = new LogEntry(logLevel, eventId, formatter(state, exception) + exception, values);
        _entries.Enqueue(entry);
        foreach (var (_, came) in _waits.Where(wait => wait.Awaited(entry)))
        {
            came.TrySetResult();
        }
    }
}

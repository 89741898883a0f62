using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Tests.Support;

/// <summary>Keeps every log entry of every level.</summary>
internal sealed class CapturingLogger : CapturingLogger<KiwoomClient>;

/// <inheritdoc cref="CapturingLogger"/>
internal class CapturingLogger<T> : ILogger<T>
{
    private readonly ConcurrentQueue<LogEntry> _entries = new();

    public IReadOnlyList<LogEntry> Entries => [.. _entries];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var values = (state as IReadOnlyList<KeyValuePair<string, object?>> ?? []).ToDictionary(pair => pair.Key, pair => pair.Value?.ToString() ?? "");
        _entries.Enqueue(new LogEntry(logLevel, eventId, formatter(state, exception) + exception, values));
    }
}

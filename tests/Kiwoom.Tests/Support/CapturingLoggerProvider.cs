using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Tests.Support;

/// <summary>Keeps every log entry of a whole application, by category.</summary>
internal sealed class CapturingLoggerProvider : ILoggerProvider
{
    private readonly ConcurrentDictionary<string, CapturingLogger<object>> _loggers = new(StringComparer.Ordinal);

    public IReadOnlyList<LogEntry> Entries => [.. _loggers.Values.SelectMany(logger => logger.Entries)];

    public IReadOnlyList<LogEntry> this[string category] => _loggers.TryGetValue(category, out var logger) ? logger.Entries : [];

    public ILogger CreateLogger(string categoryName) => _loggers.GetOrAdd(categoryName, _ => new CapturingLogger<object>());

    public void Dispose()
    {
    }
}

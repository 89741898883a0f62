using Microsoft.Extensions.Logging;

namespace Kiwoom.Tests.Support;

internal sealed record LogEntry(LogLevel Level, EventId Event, string Text, IReadOnlyDictionary<string, string> Values);

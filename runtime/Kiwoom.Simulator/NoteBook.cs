using Kiwoom.Simulator.Market;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Simulator;

/// <summary>Keeps the latest notes and hands them to the log.</summary>
internal sealed partial class NoteBook(KoreanClock clock, ILoggerFactory? loggerFactory, int capacity)
{
    private const int MaxLength = 300;

    private readonly LatestLog<SimulatorNote> _notes = new(capacity);
    private readonly ILogger? _logger = loggerFactory?.CreateLogger("Kiwoom.Simulator");

    public IReadOnlyList<SimulatorNote> Snapshot() => _notes.Snapshot();

    public void Add(string subject, string text)
    {
        var kept = text.Length > MaxLength ? text[..MaxLength] : text;
        _notes.Add(new SimulatorNote(clock.Now, subject, kept));
        if (_logger is not null)
        {
            LogNote(_logger, subject, kept);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Subject}: {Text}")]
    private static partial void LogNote(ILogger logger, string subject, string text);
}

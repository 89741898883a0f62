using System.Collections.Concurrent;
using System.Text;
using Kiwoom.Catalog;
using Kiwoom.Secrets;
using Kiwoom.Telemetry;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Serialization;

/// <summary>What happens to a cell that cannot be read: it is logged, or the call fails, as the options say.</summary>
internal sealed partial class CellPolicy(MalformedValues malformedValues, ILogger logger, Redactor? redactor = null)
{
    private const int MaxShown = 64;

    // What is logged once stays bounded even where a server invents names.
    private const int MaxRemembered = 4096;

    private readonly ConcurrentDictionary<(string ApiId, string Field), byte> _logged = new();
    private long _malformedCells;
    private long _unknownElements;
    private long _contradictingSigns;

    /// <summary>What is shown of an answer that holds a new token.</summary>
    public static ReadOnlySpan<byte> Hidden => "***"u8;

    /// <summary>Decides what may be shown.</summary>
    public Redactor Redactor { get; } = redactor ?? Redactor.None;

    /// <summary>How many cells could not be read so far.</summary>
    public long MalformedCells => Interlocked.Read(ref _malformedCells);

    /// <summary>How many elements were skipped that the spec does not know.</summary>
    public long UnknownElements => Interlocked.Read(ref _unknownElements);

    /// <summary>How many changes had another sign than the code beside them.</summary>
    public long ContradictingSigns => Interlocked.Read(ref _contradictingSigns);

    /// <summary>A value that is not what the spec says.</summary>
    public void Malformed(EndpointKind kind, string apiId, ReadOnlySpan<byte> field, ReadOnlySpan<byte> raw, string expected)
    {
        Interlocked.Increment(ref _malformedCells);
        var fieldName = Encoding.UTF8.GetString(field);
        Foreign.Count(
            KiwoomTelemetry.MalformedCellCount,
            new KeyValuePair<string, object?>(KiwoomTelemetry.ApiIdTag, apiId),
            new KeyValuePair<string, object?>(KiwoomTelemetry.FieldTag, fieldName));

        // An order that was accepted is, whatever else its receipt says; without its number it is no receipt, and that is seen elsewhere.
        if (malformedValues == MalformedValues.Throw && kind != EndpointKind.Order)
        {
            var shown = Redactor.RedactStart(raw, MaxShown);
            throw new KiwoomProtocolException(apiId, $"'{fieldName}' is '{shown}', which is no {expected}.") { MayPass = false };
        }

        if (IsFirst(apiId, fieldName))
        {
            LogMalformed(logger, apiId, fieldName, Redactor.RedactStart(raw, MaxShown), expected);
        }
    }

    /// <summary>A code that its table lacks: servers add codes without notice, so this never fails a call.</summary>
    public void UnknownCode(string apiId, ReadOnlySpan<byte> field, ReadOnlySpan<byte> raw, string table)
    {
        if (logger.IsEnabled(LogLevel.Information))
        {
            var fieldName = Encoding.UTF8.GetString(field);
            var code = Redactor.RedactStart(raw, MaxShown);
            if (IsFirst(apiId, fieldName + "=" + code))
            {
                LogUnknownCode(logger, apiId, fieldName, code, table);
            }
        }
    }

    /// <summary>A change whose sign is not that of the code beside it. The sign that is written stays.</summary>
    public void ContradictingSign(string apiId, ReadOnlySpan<byte> field)
    {
        Interlocked.Increment(ref _contradictingSigns);
        if (logger.IsEnabled(LogLevel.Information))
        {
            var fieldName = Encoding.UTF8.GetString(field);
            if (IsFirst(apiId, fieldName + " against its code"))
            {
                LogContradictingSign(logger, apiId, fieldName);
            }
        }
    }

    /// <summary>An element that the spec lacks: servers add elements without notice.</summary>
    public void UnknownElement(string apiId, ReadOnlySpan<byte> name)
    {
        Interlocked.Increment(ref _unknownElements);
        if (logger.IsEnabled(LogLevel.Debug))
        {
            var text = Redactor.RedactStart(name, MaxShown);
            if (IsFirst(apiId, text))
            {
                LogUnknownElement(logger, apiId, text);
            }
        }
    }

    private bool IsFirst(string apiId, string field) => _logged.Count < MaxRemembered && _logged.TryAdd((apiId, field), 0);

    [LoggerMessage(1, LogLevel.Warning, "{ApiId}: '{Field}' is '{Raw}', which is no {Expected}; read as null. Further ones are counted, not logged")]
    private static partial void LogMalformed(ILogger logger, string apiId, string field, string raw, string expected);

    [LoggerMessage(2, LogLevel.Information, "{ApiId}: '{Field}' has the code '{Raw}', which {Table} lacks; read as Unknown with that text")]
    private static partial void LogUnknownCode(ILogger logger, string apiId, string field, string raw, string table);

    [LoggerMessage(3, LogLevel.Debug, "{ApiId}: '{Element}' is not in the spec; skipped")]
    private static partial void LogUnknownElement(ILogger logger, string apiId, string element);

    [LoggerMessage(4, LogLevel.Information, "{ApiId}: '{Field}' has another sign than the code beside it; its own is kept. Further ones are counted, not logged")]
    private static partial void LogContradictingSign(ILogger logger, string apiId, string field);
}

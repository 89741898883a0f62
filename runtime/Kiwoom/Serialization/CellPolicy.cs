using System.Text;
using Kiwoom.Catalog;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Serialization;

/// <summary>What happens to a cell that cannot be read: it is logged, or the call fails, as the options say.</summary>
internal sealed partial class CellPolicy(MalformedValues malformedValues, ILogger logger)
{
    private const int MaxShownBytes = 64;

    private long _malformedCells;

    /// <summary>How many cells could not be read so far.</summary>
    public long MalformedCells => Interlocked.Read(ref _malformedCells);

    /// <summary>A value that is not what the spec says.</summary>
    public void Malformed(string apiId, ReadOnlySpan<byte> field, ReadOnlySpan<byte> raw, string expected)
    {
        Interlocked.Increment(ref _malformedCells);
        var fieldName = Encoding.UTF8.GetString(field);

        // An answer with a token holds it wherever the server may have put it.
        var holdsToken = KiwoomCatalog.Find(apiId)?.Kind == EndpointKind.Token;
        var shown = holdsToken ? "***" : Encoding.UTF8.GetString(raw[..Math.Min(raw.Length, MaxShownBytes)]);
        if (malformedValues == MalformedValues.Throw)
        {
            throw new KiwoomProtocolException(apiId, $"'{fieldName}' is '{shown}', which is no {expected}.");
        }

        LogMalformed(logger, apiId, fieldName, shown, expected);
    }

    /// <summary>A code that its table lacks: servers add codes without notice, so this never fails a call.</summary>
    public void UnknownCode(string apiId, ReadOnlySpan<byte> field, ReadOnlySpan<byte> raw, string table)
    {
        if (logger.IsEnabled(LogLevel.Information))
        {
            LogUnknownCode(logger, apiId, Encoding.UTF8.GetString(field), Encoding.UTF8.GetString(raw[..Math.Min(raw.Length, MaxShownBytes)]), table);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{ApiId}: '{Field}' is '{Raw}', which is no {Expected}; read as null")]
    private static partial void LogMalformed(ILogger logger, string apiId, string field, string raw, string expected);

    [LoggerMessage(2, LogLevel.Information, "{ApiId}: '{Field}' has the code '{Raw}', which {Table} lacks; read as Unknown")]
    private static partial void LogUnknownCode(ILogger logger, string apiId, string field, string raw, string table);
}

using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Kiwoom;

/// <summary>
/// The names under which the library can be watched: an <see cref="ActivitySource"/> and a <see cref="Meter"/>. With
/// OpenTelemetry: <c>AddSource(KiwoomTelemetry.Name)</c> and <c>AddMeter(KiwoomTelemetry.Name)</c>.
/// </summary>
/// <remarks>No name or tag ever holds a key, a token, an account or an order's contents.</remarks>
public static class KiwoomTelemetry
{
    /// <summary>The name of both.</summary>
    public const string Name = "Kiwoom";

    /// <summary>Histogram, seconds: calls from their beginning to their result, waits and repeats included. Its count is the number of calls.</summary>
    public const string CallDuration = "kiwoom.call.duration";

    /// <summary>Counter: attempts after the first, by API ID and reason.</summary>
    public const string Retries = "kiwoom.call.retries";

    /// <summary>Histogram, seconds: waits for the rate limit; calls that did not wait are not in it.</summary>
    public const string LimitWait = "kiwoom.limit.wait";

    /// <summary>Counter: requests for a token, by outcome.</summary>
    public const string TokenRequests = "kiwoom.token.requests";

    /// <summary>Counter: values that could not be read, by API ID and field.</summary>
    public const string MalformedCells = "kiwoom.cells.malformed";

    /// <summary>Counter: realtime messages delivered to streams.</summary>
    public const string RealtimeMessages = "kiwoom.realtime.messages";

    /// <summary>Counter: realtime messages that slow consumers lost.</summary>
    public const string RealtimeDropped = "kiwoom.realtime.dropped";

    /// <summary>Counter: gaps reported to realtime streams.</summary>
    public const string RealtimeGaps = "kiwoom.realtime.gaps";

    /// <summary>Counter: realtime connections restored after a break.</summary>
    public const string RealtimeReconnects = "kiwoom.realtime.reconnects";

    /// <summary>Counter: realtime frames that could not be read.</summary>
    public const string RealtimeMalformedFrames = "kiwoom.realtime.malformed_frames";

    /// <summary>Tag: the API ID.</summary>
    public const string ApiIdTag = "kiwoom.api_id";

    /// <summary>Tag: <c>query</c>, <c>order</c> or <c>token</c>.</summary>
    public const string KindTag = "kiwoom.kind";

    /// <summary>Tag: the environment's name.</summary>
    public const string EnvironmentTag = "kiwoom.environment";

    /// <summary>Tag of a trace: how often the call was sent.</summary>
    public const string AttemptsTag = "kiwoom.attempts";

    /// <summary>Tag: the wire name of a field.</summary>
    public const string FieldTag = "kiwoom.field";

    /// <summary>Tag: the exception's type name; absent on success.</summary>
    public const string ErrorTag = "error.type";

    internal static readonly ActivitySource Source = new(Name);

    internal static readonly Meter Meter = new(Name);

    internal static readonly Histogram<double> CallDurations = Meter.CreateHistogram<double>(CallDuration, "s", "Calls from beginning to result.");

    internal static readonly Counter<long> RetryCount = Meter.CreateCounter<long>(Retries, "{attempt}", "Attempts after the first.");

    internal static readonly Histogram<double> LimitWaits = Meter.CreateHistogram<double>(LimitWait, "s", "Waits for the rate limit.");

    internal static readonly Counter<long> TokenRequestCount = Meter.CreateCounter<long>(TokenRequests, "{request}", "Requests for a token.");

    internal static readonly Counter<long> MalformedCellCount = Meter.CreateCounter<long>(MalformedCells, "{cell}", "Values that could not be read.");
}

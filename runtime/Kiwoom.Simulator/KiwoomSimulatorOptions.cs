using Kiwoom.Simulator.Realtime;

namespace Kiwoom.Simulator;

/// <summary>How a <see cref="KiwoomSimulator"/> behaves. The defaults suit a test: a free port, no rate limit, small pages.</summary>
public sealed class KiwoomSimulatorOptions
{
    /// <summary>The app key a simulator accepts unless told otherwise.</summary>
    public const string DefaultAppKey = "simulator-app-key";

    /// <summary>The secret key a simulator accepts unless told otherwise.</summary>
    public const string DefaultSecretKey = "simulator-secret-key";

    /// <summary>The loopback port to listen on; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The only app key that gets a token.</summary>
    public string AppKey { get; init; } = DefaultAppKey;

    /// <summary>The secret key that belongs to <see cref="AppKey"/>.</summary>
    public string SecretKey { get; init; } = DefaultSecretKey;

    /// <summary>Tells the time; the simulator itself turns it into Korean time.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long a token is accepted.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// Whether asking for a token while one is valid gives a new token and kills the old one.
    /// Both this and giving the same token again have been seen on real servers.
    /// </summary>
    public bool ReissueReplacesToken { get; init; }

    /// <summary>Requests a second that each API ID allows; null is no limit.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>Rows on one page of an answer that comes from the API document's example.</summary>
    public int ExampleRowsPerPage { get; init; } = 2;

    /// <summary>Rows on one page of the daily chart (ka10081).</summary>
    public int CandlesPerPage { get; init; } = 200;

    /// <summary>Rows that the daily chart (ka10081) has in all, counted back from the date asked for.</summary>
    public int CandleCount { get; init; } = 600;

    /// <summary>Rows on one page of the order lists (ka10075, kt00007).</summary>
    public int OrdersPerPage { get; init; } = 100;

    /// <summary>How many of the latest requests <see cref="KiwoomSimulator.Requests"/> keeps, and of frames <see cref="SimulatorRealtime.ReceivedFrames"/>.</summary>
    public int RequestLogCapacity { get; init; } = 10_000;

    /// <summary>
    /// An exchange that trades by itself, in place of the market that stands still; null is the latter, in which all orders trade at once or never.
    /// With an exchange, <see cref="SimulatorRealtimeOptions.MessagesPerSecond"/> has no meaning: it sends what happens.
    /// </summary>
    public SimulatorExchangeOptions? Exchange { get; init; }

    /// <summary>How the WebSocket behaves.</summary>
    public SimulatorRealtimeOptions Realtime { get; init; } = new();

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Port, 65_535);
        ArgumentException.ThrowIfNullOrWhiteSpace(AppKey);
        ArgumentException.ThrowIfNullOrWhiteSpace(SecretKey);
        ArgumentNullException.ThrowIfNull(TimeProvider);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(TokenLifetime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(RequestsPerSecond ?? 1, nameof(RequestsPerSecond));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ExampleRowsPerPage);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(CandlesPerPage);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(CandleCount);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(OrdersPerPage);
        ArgumentOutOfRangeException.ThrowIfNegative(RequestLogCapacity);
        ArgumentNullException.ThrowIfNull(Realtime);
        Realtime.Validate();
        Exchange?.Validate();
    }
}

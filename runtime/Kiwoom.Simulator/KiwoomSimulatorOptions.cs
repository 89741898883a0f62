using System.Net;
using Kiwoom.Simulator.Realtime;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Simulator;

/// <summary>How a <see cref="KiwoomSimulator"/> behaves. The defaults suit a test: a free port, no rate limit, small pages.</summary>
public sealed class KiwoomSimulatorOptions
{
    /// <summary>The app key a simulator accepts unless told otherwise.</summary>
    public const string DefaultAppKey = "simulator-app-key";

    /// <summary>The secret key a simulator accepts unless told otherwise.</summary>
    public const string DefaultSecretKey = "simulator-secret-key";

    /// <summary>The port to listen on; 0 takes a free one.</summary>
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

    /// <summary>Which server's habits it takes on.</summary>
    public SimulatedServer Server { get; init; }

    /// <summary>How many calls each API ID takes.</summary>
    public SimulatorLimits Limits { get; init; }

    /// <summary>Calls in any second that each API ID takes: a number of your own in place of <see cref="Limits"/>; null is none.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>
    /// The address to listen on. Beyond loopback anyone who reaches it can order with the two keys; faults, clock and page
    /// (<c>/</c> and <c>/control</c>) answer loopback alone, unless <see cref="OpensControl"/> is set.
    /// </summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Whether page and control are served to other machines too, as in a container whose port is published on loopback.</summary>
    public bool OpensControl { get; init; }

    /// <summary>Gets the notes about clients (<see cref="KiwoomSimulator.Notes"/>) as warnings; null logs nothing.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>Decides about chances of latency and faults; the exchange has a seed of its own.</summary>
    public int FaultSeed { get; init; } = 1;

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
        if (RequestsPerSecond is not null && Limits != SimulatorLimits.None)
        {
            throw new ArgumentException($"{nameof(RequestsPerSecond)} and {nameof(Limits)} both say how many calls are taken: set one.", nameof(Limits));
        }

        ArgumentNullException.ThrowIfNull(Address);
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

using System.Net.WebSockets;
using Kiwoom.Realtime;

namespace Kiwoom;

/// <summary>How <see cref="KiwoomClient.Realtime"/> works.</summary>
public sealed class RealtimeOptions
{
    /// <summary>
    /// Opens the connection to an address, for example a <see cref="ClientWebSocket"/> with a proxy or a certificate of its own. The client
    /// speaks over it, sends the token, and disposes of it, also where it comes later than <see cref="ConnectTimeout"/>. Default: null, the client opens it itself, through the system's proxy where it is encrypted.
    /// </summary>
    public Func<Uri, CancellationToken, Task<WebSocket>>? Connect { get; set; }

    /// <summary>
    /// Shares one connection with other clients, in the place of one of the client's own; <see cref="Connect"/> then opens the shared one. The client disposes
    /// of it. Default: null.
    /// </summary>
    public RealtimeRelay? Relay { get; set; }

    /// <summary>How long opening a connection may take. Default: 10 seconds.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the server may take to answer a LOGIN, a registration or another request. Default: 10 seconds.</summary>
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// After how long without a byte from the server a connection counts as dead. Default: 30 seconds, three of the server's heartbeats.
    /// </summary>
    public TimeSpan SilenceTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The wait before the first attempt to reconnect; it doubles with each failure, and chance shortens it by up to half. Default: 1 second.</summary>
    public TimeSpan ReconnectDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two attempts to reconnect. A connection that lived as long begins with the shortest again. Default: 30 seconds.</summary>
    public TimeSpan MaxReconnectDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many items one connection takes. Default: 200, the server's limit.</summary>
    public int MaxItemsPerConnection { get; set; } = 200;

    /// <summary>How many items one group of a connection takes. Default: 100, the server's limit.</summary>
    public int MaxItemsPerGroup { get; set; } = 100;

    /// <summary>
    /// How many requests go out in a second over one connection: registrations (REG or REMOVE frames, each of many items), condition
    /// searches and their lists, in the order in which they came. LOGIN and heartbeats are not counted. Default: 5, the server's limit.
    /// </summary>
    public int RegistrationsPerSecond { get; set; } = 5;

    /// <summary>
    /// How many connections may be opened when one has no room for more items. Default: 1. The real server ends an app key's older
    /// connection when a newer one logs in, so more only help where the server is known to allow them.
    /// </summary>
    public int MaxConnections { get; set; } = 1;

    /// <summary>The longest frame that is read; a longer one is skipped, counted, and reported as a gap. Default: 16 MiB.</summary>
    public int MaxFrameBytes { get; set; } = 16 * 1024 * 1024;

    internal RealtimeOptions Copy() => (RealtimeOptions)MemberwiseClone();

    internal void Validate(List<string> problems)
    {
        var shortest = TimeSpan.FromMilliseconds(1);
        OptionsRange.Check(problems, ConnectTimeout, "Realtime.ConnectTimeout", shortest, TimeSpan.FromHours(1));
        OptionsRange.Check(problems, AnswerTimeout, "Realtime.AnswerTimeout", shortest, TimeSpan.FromHours(1));
        OptionsRange.Check(problems, SilenceTimeout, "Realtime.SilenceTimeout", shortest, TimeSpan.FromHours(1));
        OptionsRange.Check(problems, ReconnectDelay, "Realtime.ReconnectDelay", shortest, TimeSpan.FromHours(1));
        OptionsRange.Check(problems, MaxReconnectDelay, "Realtime.MaxReconnectDelay", ReconnectDelay, TimeSpan.FromHours(24));
        OptionsRange.Check(problems, MaxItemsPerConnection, "Realtime.MaxItemsPerConnection", 1, 1_000_000);
        OptionsRange.Check(problems, MaxItemsPerGroup, "Realtime.MaxItemsPerGroup", 1, 1_000_000);
        OptionsRange.Check(problems, RegistrationsPerSecond, "Realtime.RegistrationsPerSecond", 1, 1_000_000);
        OptionsRange.Check(problems, MaxConnections, "Realtime.MaxConnections", 1, 1000);
        OptionsRange.Check(problems, MaxFrameBytes, "Realtime.MaxFrameBytes", 1024, 1 << 30);
    }
}

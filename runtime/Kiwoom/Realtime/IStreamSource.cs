using Microsoft.Extensions.Logging;

namespace Kiwoom.Realtime;

/// <summary>Where streams get their messages from: the client's connections, or a test.</summary>
internal interface IStreamSource
{
    /// <summary>Guards who wants what.</summary>
    Lock Gate { get; }

    RealtimeCounters Counters { get; }

    RealtimeEvents Events { get; }

    ILogger Logger { get; }

    RealtimeState State { get; }

    /// <summary>What the messages come through; null where that is a connection of the client's own, or a test.</summary>
    RealtimeRelay? Relay => null;

    /// <summary>Begins to give a stream what its routes bring.</summary>
    /// <returns>The wait until it does.</returns>
    RegistrationTicket Subscribe(StreamBuffer subscriber, IReadOnlyCollection<RouteKey> keys);

    /// <summary>A stream wants some routes no more.</summary>
    void Unsubscribe(StreamBuffer subscriber, IReadOnlyCollection<RouteKey> keys);

    /// <summary>A stream has ended, and wants nothing more.</summary>
    void Unsubscribe(StreamBuffer subscriber);

    /// <summary>A wait is over before its end.</summary>
    void Abandon(RegistrationTicket ticket, IReadOnlyCollection<RouteKey> keys, StreamBuffer subscriber);
}

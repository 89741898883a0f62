using System.Net.WebSockets;

namespace Kiwoom.Simulator.Realtime;

/// <summary>A WebSocket connection as it stood when it was asked for.</summary>
public sealed record SimulatedSession
{
    /// <summary>Counts connections from 1.</summary>
    public required int Id { get; init; }

    /// <summary>Whether the connection stands. A silenced session stands.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Whether its LOGIN was answered with success.</summary>
    public required bool IsLoggedIn { get; init; }

    /// <summary>PINGs that were sent.</summary>
    public required int PingsSent { get; init; }

    /// <summary>PINGs that came back.</summary>
    public required int EchoesReceived { get; init; }

    /// <summary>How long the latest PINGs took to come back (at most 1,000), oldest first.</summary>
    public required IReadOnlyList<TimeSpan> EchoDelays { get; init; }

    /// <summary>Frames received, PINGs among them.</summary>
    public required int FramesReceived { get; init; }

    /// <summary>Realtime frames (REAL) sent.</summary>
    public required long FramesSent { get; init; }

    /// <summary>What is registered now; what was registered last where the session is closed.</summary>
    public required IReadOnlyList<SimulatedRegistration> Registrations { get; init; }

    /// <summary>The status of the close frame that the client sent, first or in answer; null where it sent none.</summary>
    public required WebSocketCloseStatus? ClosedWith { get; init; }

    /// <summary>Sequence numbers of the realtime conditions that run.</summary>
    public required IReadOnlyList<string> Conditions { get; init; }
}

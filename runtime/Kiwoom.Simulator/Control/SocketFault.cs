namespace Kiwoom.Simulator.Control;

/// <summary>What the control can do to WebSocket sessions; the names are those of <see cref="Realtime.SimulatorRealtime"/>'s members and of <see cref="Realtime.GarbageKind"/>.</summary>
internal enum SocketFault
{
    Drop,
    Reset,
    Close,
    CloseInsideMessage,
    Silence,
    KickOut,
    StopReading,
    Fragment,
    NotJson,
    TruncatedJson,
    Binary,
    WrongTypes,
    UnknownTrnm,
    Huge,
    RefuseConnections,
    CloseConnections,
    RefuseLogins,
    DelayLogins,
}

namespace Kiwoom.Tests.Endurance;

/// <summary>What the fault run does to a connection.</summary>
internal enum StreamFault
{
    Drop,
    Reset,
    Close,
    Silence,
    Fragments,
    Garbage,
    HugeFrame,
    OversizedFrame,
    UnknownType,
    SlowReader,
    RefusedConnection,
    RefusedLogin,
    DelayedLogin,
}

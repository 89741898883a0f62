namespace Kiwoom.Simulator.Realtime;

/// <summary>Ways for a frame to be wrong.</summary>
public enum GarbageKind
{
    /// <summary>Text that is not JSON.</summary>
    NotJson,

    /// <summary>A realtime frame that breaks off.</summary>
    TruncatedJson,

    /// <summary>A binary frame of bytes that are not UTF-8.</summary>
    Binary,

    /// <summary>A realtime frame whose members have other JSON types than they should.</summary>
    WrongTypes,

    /// <summary>An object with a <c>trnm</c> that nobody knows.</summary>
    UnknownTrnm,
}

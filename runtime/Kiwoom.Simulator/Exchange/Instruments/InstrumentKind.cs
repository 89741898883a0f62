namespace Kiwoom.Simulator.Exchange.Instruments;

/// <summary>What is traded: it decides about price steps, taxes, venues and sessions.</summary>
internal enum InstrumentKind
{
    /// <summary>A share.</summary>
    Stock,

    /// <summary>An exchange-traded fund.</summary>
    Etf,

    /// <summary>An exchange-traded note.</summary>
    Etn,

    /// <summary>An equity-linked warrant.</summary>
    Elw,

    /// <summary>Gold, in grams.</summary>
    Gold,

    /// <summary>An index: it has a value and is not traded.</summary>
    Index,
}

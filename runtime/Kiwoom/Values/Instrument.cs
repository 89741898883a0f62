namespace Kiwoom;

/// <summary>What a code stands for, as far as the steps of its prices depend on it.</summary>
public enum Instrument
{
    /// <summary>A share (주식).</summary>
    Stock,

    /// <summary>An exchange-traded fund.</summary>
    Etf,

    /// <summary>An exchange-traded note.</summary>
    Etn,

    /// <summary>An equity-linked warrant.</summary>
    Elw,
}

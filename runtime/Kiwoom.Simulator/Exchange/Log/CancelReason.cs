namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>Why shares of an order were withdrawn.</summary>
internal enum CancelReason
{
    /// <summary>Its owner asked for it.</summary>
    Requested,

    /// <summary>It was to trade at once or not at all.</summary>
    Immediate,
}

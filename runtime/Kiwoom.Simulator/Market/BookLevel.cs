namespace Kiwoom.Simulator.Market;

/// <summary>One level of an order book.</summary>
/// <param name="Price">The price.</param>
/// <param name="Quantity">Shares offered or wanted at it.</param>
/// <param name="QuantityChange">What was last added or taken away.</param>
internal readonly record struct BookLevel(long Price, long Quantity, long QuantityChange);

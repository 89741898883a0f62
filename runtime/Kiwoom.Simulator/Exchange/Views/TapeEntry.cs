using Kiwoom.Simulator.Exchange.Log;

namespace Kiwoom.Simulator.Exchange.Views;

/// <summary>A trade on the tape.</summary>
/// <param name="Trade">The trade.</param>
/// <param name="Volume">Shares traded on the day so far, by its venue.</param>
/// <param name="Value">What they cost, in won.</param>
/// <param name="BestAsk">The lowest price that sold just before; 0 where none did.</param>
/// <param name="BestBid">The highest price that bought just before; 0 where none did.</param>
/// <param name="Strength">Buyers' shares for a hundred of the sellers' so far.</param>
internal sealed record TapeEntry(Trade Trade, long Volume, long Value, long BestAsk, long BestBid, decimal Strength);

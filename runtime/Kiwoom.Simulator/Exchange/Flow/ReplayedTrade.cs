namespace Kiwoom.Simulator.Exchange.Flow;

/// <summary>A trade of a file of prices.</summary>
/// <param name="Time">When, in Korean time.</param>
/// <param name="Code">The instrument.</param>
/// <param name="Price">The price, in won.</param>
/// <param name="Quantity">Shares.</param>
internal readonly record struct ReplayedTrade(DateTime Time, string Code, long Price, long Quantity);

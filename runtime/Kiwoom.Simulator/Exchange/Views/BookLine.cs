namespace Kiwoom.Simulator.Exchange.Views;

/// <summary>A level of a book.</summary>
/// <param name="Price">Its price in won; 0 where there is none so deep.</param>
/// <param name="Quantity">Shares that wait there.</param>
internal readonly record struct BookLine(long Price, long Quantity);

namespace Kiwoom.Simulator.Exchange.Views;

/// <summary>What candles do not tell of a day that is over.</summary>
/// <param name="Strength">Buyers' shares for a hundred of the sellers' (체결강도).</param>
/// <param name="Parts">Shares and won of each part of the day, by <see cref="DayPart"/>.</param>
internal sealed record PastDay(decimal Strength, IReadOnlyList<(long Volume, long Value)> Parts);

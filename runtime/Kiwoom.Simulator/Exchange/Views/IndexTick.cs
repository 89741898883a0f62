namespace Kiwoom.Simulator.Exchange.Views;

/// <summary>A value of an index.</summary>
/// <param name="Time">When it was told.</param>
/// <param name="Value">In hundredths of a point.</param>
/// <param name="Volume">Shares that its stocks had traded on the day by then.</param>
internal readonly record struct IndexTick(DateTime Time, long Value, long Volume);

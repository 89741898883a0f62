namespace Kiwoom.Tests.Endurance;

/// <summary>A gap that a subscriber got.</summary>
/// <param name="Position">How many messages it had got before.</param>
/// <param name="Until">The end of the gap, in ticks.</param>
/// <param name="Reason">Why.</param>
internal readonly record struct RecordedGap(int Position, long Until, StreamGapReason Reason);

namespace Kiwoom.Recording;

/// <summary>
/// Where a recording breaks off: its process was killed, the file was cut, or it is damaged. What came before is whole; what was written behind the place cannot be read, entries
/// that were added to the file later among them.
/// </summary>
/// <param name="WholeLines">How many lines can be read.</param>
/// <param name="PartBytes">How many bytes there are of the line behind them, which is left out; 0 where the recording breaks off between two lines.</param>
public sealed record RecordingTear(long WholeLines, int PartBytes);

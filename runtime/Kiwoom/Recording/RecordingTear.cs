namespace Kiwoom.Recording;

/// <summary>
/// The first place where a recording breaks off: its process was killed, the file was cut, or it is damaged. What was written behind it then cannot be read; what was added by a
/// later recorder can, and where it is replayed streams get a <see cref="Realtime.StreamGap"/> before it.
/// </summary>
/// <param name="WholeLines">How many lines there are before it.</param>
/// <param name="PartBytes">How many bytes there are of the line behind them, which is left out; 0 where the recording breaks off between two lines.</param>
/// <param name="LaterLines">How many lines were added later.</param>
public sealed record RecordingTear(long WholeLines, int PartBytes, long LaterLines);

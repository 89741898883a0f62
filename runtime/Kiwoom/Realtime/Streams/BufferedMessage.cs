namespace Kiwoom.Realtime;

/// <summary>A message that waits to be read, and the gap before it.</summary>
internal readonly record struct BufferedMessage(long Sequence, RealtimeMessage Message, StreamGap? Gap);

namespace Kiwoom.Simulator.Realtime;

/// <summary>A frame that waits to be sent.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Bytes">Its content, shared by all sessions that get it.</param>
internal readonly record struct OutgoingFrame(FrameKind Kind, ReadOnlyMemory<byte> Bytes);

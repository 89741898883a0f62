namespace Kiwoom.Redis.Streams;

/// <summary>An entry that waits to be written.</summary>
/// <param name="Route">Its stream.</param>
/// <param name="Number">Its number.</param>
/// <param name="Time">When it came, in microseconds.</param>
/// <param name="Values">The values of a message; empty otherwise.</param>
/// <param name="Text">A mark, or all stocks of a condition; of a message its item, where that differs from the registered one.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct WaitingEntry(HeldRoute Route, long Number, long Time, ReadOnlyMemory<byte> Values, string? Text, EntryKind Kind);

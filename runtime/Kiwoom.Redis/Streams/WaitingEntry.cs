namespace Kiwoom.Redis.Streams;

/// <summary>An entry that waits to be written.</summary>
/// <param name="Route">Its stream.</param>
/// <param name="Number">Its number.</param>
/// <param name="Time">When it came, in microseconds.</param>
/// <param name="Values">The values; empty for a mark.</param>
/// <param name="Mark">The mark; null for a message.</param>
/// <param name="Item">The item where it differs from the registered one; null otherwise.</param>
internal readonly record struct WaitingEntry(HeldRoute Route, long Number, long Time, ReadOnlyMemory<byte> Values, string? Mark, string? Item);

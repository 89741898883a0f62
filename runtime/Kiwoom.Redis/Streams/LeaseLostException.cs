namespace Kiwoom.Redis.Streams;

/// <summary>Another process holds the connection.</summary>
internal sealed class LeaseLostException() : Exception("Another process holds the realtime connection.");

namespace Kiwoom.Realtime.WebSockets;

/// <summary>A message is so long that it is not even skipped: the connection is of no use until it has ended.</summary>
internal sealed class MessageTooLongException(string message) : IOException(message);

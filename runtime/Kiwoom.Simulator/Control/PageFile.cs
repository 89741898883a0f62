namespace Kiwoom.Simulator.Control;

/// <summary>A file of the page.</summary>
internal sealed record PageFile(string ContentType, ReadOnlyMemory<byte> Content);

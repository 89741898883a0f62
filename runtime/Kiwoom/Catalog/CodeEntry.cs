namespace Kiwoom.Catalog;

/// <summary>One code of a table.</summary>
/// <param name="Code">The code on the wire.</param>
/// <param name="Name">The C# member.</param>
/// <param name="KoreanLabel">The document's label.</param>
public sealed record CodeEntry(string Code, string Name, string KoreanLabel);

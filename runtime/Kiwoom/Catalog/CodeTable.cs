namespace Kiwoom.Catalog;

/// <summary>The codes an element can take.</summary>
/// <param name="Name">The C# enum; empty for a flag.</param>
/// <param name="KoreanName">The document's name of the table.</param>
/// <param name="Entries">The codes in the document's order.</param>
public sealed record CodeTable(string Name, string KoreanName, IReadOnlyList<CodeEntry> Entries);

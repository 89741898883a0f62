namespace Kiwoom.Spec.Document;

/// <summary>One body row of a table.</summary>
/// <param name="Depth">How many dashes stand before the element.</param>
/// <param name="Wire">The element's name on the wire.</param>
/// <param name="Korean">The Korean name. Where a line ends within it, the text does not say whether a space stood there.</param>
/// <param name="Type">String, LIST or Object.</param>
/// <param name="Required">Y, N or nothing.</param>
/// <param name="Length">The length; 0 where the table has none.</param>
/// <param name="Line">The line in the text.</param>
internal sealed record DocumentRow(int Depth, string Wire, string Korean, string Type, string Required, int Length, int Line)
{
    /// <summary>Whether an example, or a word that is known, proves where the wire name ends.</summary>
    public bool IsProven { get; init; }

    /// <summary>Whether an example shows it, or there is none.</summary>
    public bool IsInExample { get; init; } = true;

    /// <summary>What the table says of its values; a line's end is a space, or stands within a word.</summary>
    public string Description { get; init; } = "";

    /// <summary>Element and Korean name run together without white space: the text does not mark where they part, and so this is sure.</summary>
    public string NameAndKorean => Wire + RowName.WithoutSpace(Korean);

    public bool IsList => Type == "LIST";
}

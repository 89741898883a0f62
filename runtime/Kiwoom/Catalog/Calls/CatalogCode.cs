namespace Kiwoom.Catalog;

/// <summary>A code of an answer: the text on the wire and what its table says of it.</summary>
/// <param name="Text">The code on the wire.</param>
/// <param name="Name">The C# member; <c>Unknown</c> for a code that the table lacks.</param>
/// <param name="KoreanLabel">The document's label; empty where there is none.</param>
public sealed record CatalogCode(string Text, string Name, string KoreanLabel)
{
    /// <summary>Whether the table has it.</summary>
    public bool IsKnown => Name != nameof(Exchange.Unknown);

    /// <summary>The member, and for a code that the table lacks its text.</summary>
    public override string ToString() => IsKnown ? Name : Text;
}

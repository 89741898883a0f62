using Kiwoom.Serialization;

namespace Kiwoom.Catalog;

/// <summary>One code of a table.</summary>
/// <param name="Code">The code on the wire.</param>
/// <param name="Name">The C# member.</param>
/// <param name="KoreanLabel">The document's label.</param>
public sealed record CodeEntry(string Code, string Name, string KoreanLabel)
{
    /// <summary>Whether it is a further code of its member: read as the member, and never sent.</summary>
    public bool IsAlias { get; init; }

    /// <summary>1 where it stands for a rise, -1 for a fall, 0 for neither.</summary>
    public int Sign { get; init; }

    /// <summary>Where it was seen; null for the API document.</summary>
    public string? Origin { get; init; }

    /// <summary>The prices of an order of this type, where the table holds order types.</summary>
    internal PriceRule PriceRule { get; init; }
}

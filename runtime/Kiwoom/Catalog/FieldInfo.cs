namespace Kiwoom.Catalog;

/// <summary>One element of a request or response.</summary>
public sealed record FieldInfo
{
    /// <summary>Creates the description of one element.</summary>
    public FieldInfo(string wireName, string koreanName, string name, FieldType type)
    {
        WireName = wireName;
        KoreanName = koreanName;
        Name = name;
        Type = type;
    }

    /// <summary>The element's name on the wire.</summary>
    public string WireName { get; init; }

    /// <summary>The document's Korean name.</summary>
    public string KoreanName { get; init; }

    /// <summary>The C# property; a level's column reads <c>Asks[0].Price</c>.</summary>
    public string Name { get; init; }

    /// <summary>How the element is read and written.</summary>
    public FieldType Type { get; init; }

    /// <summary>Whether a request must carry the element.</summary>
    public bool Required { get; init; }

    /// <summary>The longest value a request may carry; 0 where the document gives none.</summary>
    public int MaxLength { get; init; }

    /// <summary>Fixed-point factor of the wire value: 100 means that <c>252127</c> is 2521.27.</summary>
    public int Scale { get; init; } = 1;

    /// <summary>Fixed-point factors that hold for the messages of single items, where they differ from <see cref="Scale"/>.</summary>
    public IReadOnlyDictionary<string, int> ScaleByItem { get; init; } = new Dictionary<string, int>();

    /// <summary>The unit of the C# value, where it is known.</summary>
    public string? Unit { get; init; }

    /// <summary>What one on the wire is in <see cref="Unit"/>: 1,000,000 where the wire counts millions.</summary>
    public long Times { get; init; } = 1;

    /// <summary>Whether the sign of a quantity or amount is only a mark, as a minus on what was sold, and so is not read.</summary>
    public bool IsMagnitude { get; init; }

    /// <summary>The C# name of the sign code beside it, which gives the value its sign where it has none of its own; null for none.</summary>
    public string? SignBy { get; init; }

    /// <summary>Where the element, or what is said of it, was learnt; null for the API document.</summary>
    public string? Origin { get; init; }

    /// <summary>The codes the element takes; null where it has no code table.</summary>
    public CodeTable? Codes { get; init; }

    /// <summary>Separates several values in one request element; null where there is only one.</summary>
    public string? Separator { get; init; }

    /// <summary>The only value a request ever carries, written for the caller; null where callers give it.</summary>
    public string? Constant { get; init; }

    /// <summary>The member of its code table that a request has where its caller gives none; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>How many separated values a request may carry; 0 without a limit.</summary>
    public int MaxValues { get; init; }

    /// <summary>Digits behind the point that a request may carry; 0 for whole numbers.</summary>
    public int Decimals { get; init; }

    /// <summary>What it is to an order, by which the order is checked and looked up.</summary>
    public OrderRole Role { get; init; }

    /// <summary>Whether 0 has a meaning of its own as the quantity of an order (all that is left), and may be sent.</summary>
    public bool AllowsZero { get; init; }

    /// <summary>False where the document leaves the element open.</summary>
    public bool Verified { get; init; } = true;

    /// <summary>What is known where the document leaves the element open or contradicts itself; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>The elements of a list's rows; empty for a single value.</summary>
    public IReadOnlyList<FieldInfo> Rows { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{WireName} {KoreanName} ({Name}: {Type})";
}

using Kiwoom.Generator.Common;

namespace Kiwoom.Generator.Model;

/// <summary>What the vocabulary says of a wire element.</summary>
/// <param name="Wire">The wire name.</param>
/// <param name="Default">Its meaning, unless the Korean name decides.</param>
/// <param name="Meanings">Its meanings by Korean name.</param>
internal sealed record VocabularyEntry(string Wire, Meaning? Default, EquatableArray<KoreanMeaning> Meanings)
{
    public Meaning? Find(string korean) =>
        Meanings.FirstOrDefault(meaning => meaning.Korean == korean)?.Meaning ?? Default;
}

/// <summary>A meaning that holds under one Korean name.</summary>
internal sealed record KoreanMeaning(string Korean, Meaning Meaning);

/// <summary>A C# name and type.</summary>
internal sealed record Meaning(string Name, FieldType Type)
{
    public string? EnumName { get; init; }

    /// <summary>The code table, once it is known that there is one.</summary>
    public CodeTableName? Table { get; init; }

    public string? FlagTrue { get; init; }

    public string? FlagFalse { get; init; }

    public int Scale { get; init; } = 1;

    /// <inheritdoc cref="FieldModel.IsMagnitude"/>
    public bool IsMagnitude { get; init; }

    /// <summary>The C# name of the sign code that gives the value its sign where it has none of its own.</summary>
    public string? SignBy { get; init; }

    /// <inheritdoc cref="FieldModel.ItemScales"/>
    public EquatableArray<ItemScale> ItemScales { get; init; } = EquatableArray<ItemScale>.Empty;

    public string? Unit { get; init; }

    /// <summary>Where it was learnt, if not from the document.</summary>
    public string? Origin { get; init; }

    public string? Summary { get; init; }

    public string? Note { get; init; }
}

using Kiwoom.Generator.Common;

namespace Kiwoom.Generator.Model;

/// <summary>One scalar element with everything the emitters need.</summary>
/// <param name="Wire">The element's name on the wire; empty for a level's column, whose names stand in the column.</param>
/// <param name="Korean">The document's Korean name.</param>
/// <param name="Name">The C# property.</param>
/// <param name="Type">What the value is.</param>
internal sealed record FieldModel(string Wire, string Korean, string Name, FieldType Type)
{
    /// <summary>The code table of an <see cref="FieldType.Enum"/>, and its C# enum where it has one of its own.</summary>
    public string? EnumName { get; init; }

    /// <summary>The area that has a code table which stands inline; null for one of enums.yaml.</summary>
    public string? InlineArea { get; init; }

    /// <summary>What enums.yaml says of the code table; null for one that stands inline.</summary>
    public CodeTableName? Table { get; init; }

    /// <summary>The type arguments that say which codes a value has: its enum, and the table where the enum has several.</summary>
    public string CodeArguments => Table?.Of is null ? RequestValueType : $"{RequestValueType}, {Namespaces.QualifyInternal(EnumName!)}";

    /// <summary>Whether a request must carry it.</summary>
    public bool Required { get; init; }

    /// <summary>The member that a request has where its caller gives none; null for none.</summary>
    public string? Default => Required && Constant is null ? Table?.Default : null;

    /// <summary>Whether a caller has to give it.</summary>
    public bool MustBeGiven => Required && Default is null;

    /// <summary>The longest value in a request; 0 for none given.</summary>
    public int Length { get; init; }

    /// <summary>Fixed-point factor, a power of ten.</summary>
    public int Scale { get; init; } = 1;

    /// <summary>Fixed-point factors that hold for messages of single items.</summary>
    public EquatableArray<ItemScale> ItemScales { get; init; } = EquatableArray<ItemScale>.Empty;

    /// <summary>Whether the sign of a quantity or amount is only a mark, as a minus on what was sold.</summary>
    public bool IsMagnitude { get; init; }

    /// <summary>The C# name of the sign code beside it, which gives the value its sign where it has none of its own.</summary>
    public string? SignBy { get; init; }

    /// <summary>Digits behind the point that a request may carry.</summary>
    public int Decimals { get; init; }

    /// <summary>The codes of a flag.</summary>
    public string? FlagTrue { get; init; }

    /// <inheritdoc cref="FlagTrue"/>
    public string? FlagFalse { get; init; }

    /// <summary>Separates several values in a request element; null for a single value.</summary>
    public string? Separator { get; init; }

    /// <summary>How many separated values a request may carry; 0 for no limit.</summary>
    public int MaxValues { get; init; }

    /// <summary>Whether 0 has a meaning of its own in an order's quantity, and may be sent.</summary>
    public bool AllowsZero { get; init; }

    /// <summary>The only value a request ever carries; it has no property then.</summary>
    public string? Constant { get; init; }

    /// <summary>What it is to an order.</summary>
    public OrderRole Role { get; init; }

    /// <summary>The unit as the descriptor gives it: what the wire counts in.</summary>
    public string? Unit { get; init; }

    /// <summary>What one on the wire is in <see cref="ValueUnit"/>: 1,000,000 for <c>million won</c>.</summary>
    public long Times => Units.TimesOf(this);

    /// <summary>The unit of the C# value: single won, shares or grams.</summary>
    public string? ValueUnit => Times == 1 ? Unit : Units.BaseOf(Unit!);

    /// <summary>Where it was learnt, if not from the document.</summary>
    public string? Origin { get; init; }

    public string? Summary { get; init; }

    public string? Note { get; init; }

    public bool Verified { get; init; } = true;

    public string? Reason { get; init; }

    /// <summary>The C# type of a response property.</summary>
    public string ResponseType => Type == FieldType.Enum
        ? $"global::Kiwoom.Code<{RequestValueType}>?"
        : FieldTypes.ToCSharp(Type, EnumType) + (FieldTypes.HasBlank(Type) ? "" : "?");

    /// <summary>Whether a response property is a nullable value, and no reference.</summary>
    public bool IsNullableValue => Type != FieldType.Enum && !FieldTypes.HasBlank(Type);

    /// <summary>The C# type of a single request value.</summary>
    public string RequestValueType => FieldTypes.ToCSharp(Type, EnumType);

    private string? EnumType => EnumName is null ? null : Table?.EnumType ?? Namespaces.Qualify(EnumName, InlineArea);

    /// <summary>The C# type of a request property.</summary>
    public string RequestType
    {
        get
        {
            var type = Separator is null
                ? RequestValueType
                : $"global::System.Collections.Generic.IReadOnlyList<{RequestValueType}>";
            return Required ? type : type + "?";
        }
    }
}

/// <summary>A fixed-point factor that holds for messages of one item.</summary>
/// <param name="Item">The item, for example <c>MGU</c>.</param>
/// <param name="Scale">The factor, a power of ten.</param>
internal sealed record ItemScale(string Item, int Scale);

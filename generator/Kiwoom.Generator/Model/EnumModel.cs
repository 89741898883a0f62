using Kiwoom.Generator.Common;

namespace Kiwoom.Generator.Model;

/// <summary>A code table.</summary>
internal sealed record EnumModel(string Name, string Korean, string Summary, EquatableArray<CodeModel> Codes)
{
    /// <summary>The area that it belongs to, by its C# name; null where areas share it.</summary>
    public string? Area { get; init; }

    /// <summary>The enum whose members its codes mean; null where they make an enum of their own.</summary>
    public string? Of { get; init; }

    /// <summary>Whether it only declares members, whose codes stand in the tables of each place.</summary>
    public bool IsShared { get; init; }

    /// <summary>The member that a required element of a request has where the caller gives none; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>The C# type that has its codes on it.</summary>
    public string CodesType => Of is null ? Namespaces.Qualify(Name, Area) : Namespaces.QualifyInternal(Name);

    /// <summary>What elements need to know of it.</summary>
    public CodeTableName ToName() =>
        new(Name, Of, Area, Default) { Members = Of is null ? EquatableArray<string>.Empty : Members.Select(code => code.Name).ToEquatableArray() };

    /// <summary>Whether it holds order types and says how each is priced.</summary>
    public bool HasPricing { get; init; }

    /// <summary>Whether one of its order types has a stop price.</summary>
    public bool HasStopPrices => Codes.Any(code => code.PriceRule == PriceRule.PriceAndStopPrice);

    /// <summary>Whether it says which of its codes stand for a rise and which for a fall.</summary>
    public bool HasSigns { get; init; }

    /// <summary>The codes that have a C# member of their own.</summary>
    public IEnumerable<CodeModel> Members => Codes.Where(code => !code.IsAlias);
}

/// <summary>One code of a table.</summary>
internal sealed record CodeModel(string Wire, string Name, string Label, string? Note)
{
    /// <summary>Whether it is a further code of a member, which is read and never sent.</summary>
    public bool IsAlias { get; init; }

    /// <summary>Where it was seen, if not in the document.</summary>
    public string? Origin { get; init; }

    /// <summary>1 for a rise, -1 for a fall, 0 for neither.</summary>
    public int Sign { get; init; }

    /// <summary>The prices of an order of this type, where the table holds order types.</summary>
    public PriceRule PriceRule { get; init; }
}

using Kiwoom.Generator.Common;

namespace Kiwoom.Generator.Model;

/// <summary>A code table.</summary>
internal sealed record EnumModel(string Name, string Korean, string Summary, EquatableArray<CodeModel> Codes)
{
    /// <summary>Whether it holds order types and says how each is priced.</summary>
    public bool HasPricing { get; init; }

    /// <summary>Whether one of its order types has a stop price.</summary>
    public bool HasStopPrices => Codes.Any(code => code.PriceRule == PriceRule.PriceAndStopPrice);

    /// <summary>The type that knows the wire codes.</summary>
    public string CodesType => Name + "Codes";
}

/// <summary>One code of a table.</summary>
internal sealed record CodeModel(string Wire, string Name, string Label, string? Note)
{
    /// <summary>The prices of an order of this type, where the table holds order types.</summary>
    public PriceRule PriceRule { get; init; }
}

namespace Kiwoom.Serialization;

/// <summary>Which prices an order of a type carries, as the spec's code table says.</summary>
internal enum PriceRule
{
    /// <summary>With or without: the exchange allows both, or nobody knows.</summary>
    Optional,

    /// <summary>None: the market makes it.</summary>
    None,

    /// <summary>A price and no stop price.</summary>
    Price,

    /// <summary>A price, and the stop price that triggers it.</summary>
    PriceAndStopPrice,
}

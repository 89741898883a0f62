namespace Kiwoom.Catalog;

/// <summary>What an element is to an order, whatever its names are.</summary>
public enum OrderRole
{
    /// <summary>Nothing that orders have in common, or no order's element.</summary>
    None,

    /// <summary>The code of what is ordered.</summary>
    Code,

    /// <summary>How many to trade, modify or cancel.</summary>
    Quantity,

    /// <summary>The price.</summary>
    Price,

    /// <summary>The price that triggers a stop order.</summary>
    StopPrice,

    /// <summary>The order's type, which says what prices it carries.</summary>
    Type,

    /// <summary>The number of the order to modify or cancel.</summary>
    OriginalNumber,

    /// <summary>In the receipt, the order's own number.</summary>
    Number,
}

namespace Kiwoom;

/// <summary>What the requests of all orders have in common: stock, credit and gold orders, new ones, modifications and cancellations.</summary>
public interface IOrderRequest
{
    /// <summary>What the order does.</summary>
    OrderAction Action { get; }

    /// <summary>The code of the stock or gold product, without its exchange.</summary>
    string Code { get; }

    /// <summary>Shares (gold: grams) to trade, modify or cancel; 0 cancels all that is left.</summary>
    long Quantity { get; }

    /// <summary>The price in won; null or 0 where the order has none.</summary>
    decimal? Price { get; }

    /// <summary>The price that triggers a stop order, in won; null or 0 where the order has none.</summary>
    decimal? StopPrice { get; }

    /// <summary>The number of the order to modify or cancel; null for a new order.</summary>
    string? OriginalOrderNumber { get; }
}

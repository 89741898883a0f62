using Kiwoom.Realtime;

namespace Kiwoom.Orders;

/// <summary>What a message or a row of a list says of an order number, in one form.</summary>
internal readonly record struct OrderReport
{
    public required string Number { get; init; }

    /// <summary>The order that it changes; empty where it changes none, or where that is not said.</summary>
    public string Original { get; init; }

    /// <summary>What the number is for; null where that is not said.</summary>
    public OrderAction? Action { get; init; }

    /// <summary>Whether it buys or sells, or belongs to what does; null where that is not said.</summary>
    public OrderAction? Side { get; init; }

    public string Code { get; init; }

    public long? Quantity { get; init; }

    public decimal? Price { get; init; }

    public long? Open { get; init; }

    public long? Filled { get; init; }

    /// <summary>What <see cref="Filled"/> is worth, exactly.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The average price of <see cref="Filled"/>, perhaps rounded.</summary>
    public decimal? AveragePrice { get; init; }

    public decimal? Commission { get; init; }

    public decimal? Tax { get; init; }

    /// <summary>What a change of an order has changed; null where that is not said.</summary>
    public long? Confirmed { get; init; }

    public OrderStatus? Status { get; init; }

    public string Rejection { get; init; }

    public Exchange? Exchange { get; init; }

    /// <summary>Whether it is on credit: the code of a message is anything but zeros, or a list says so in words.</summary>
    public bool IsOnCredit { get; init; }

    public OrderFill? Fill { get; init; }

    public static OrderReport From(OrderExecutionUpdate message)
    {
        var status = message.OrderStatus?.Value;
        var isFill = message.ExecutedQuantity > 0 || message.UnitExecutedQuantity > 0;
        return new OrderReport
        {
            Number = Key(message.OrderNumber),
            Original = Key(message.OriginalOrderNumber),
            Action = ActionOf(message.OrderSideName, ""),
            Side = SideOf(message.OrderSideName) ?? SideOf(message.Side?.Value),
            Code = message.StockCode.Code,
            Quantity = message.OrderQuantity,
            Price = message.OrderPrice,
            Open = message.UnfilledQuantity,
            Filled = message.ExecutedQuantity,
            Amount = isFill && message.AccumulatedExecutedAmount > 0 ? message.AccumulatedExecutedAmount : null,
            Commission = isFill ? message.TodayCommission : null,
            Tax = isFill ? message.TodayTax : null,
            Status = status,
            Confirmed = status is OrderStatus.Confirmed ? message.OrderQuantity : null,
            Rejection = message.RejectReason,
            Exchange = message.IsSor == true ? Kiwoom.Exchange.Sor : message.Exchange?.Value,
            IsOnCredit = message.CreditType.AsSpan().ContainsAnyExcept('0'),
            Fill = message is { UnitExecutedQuantity: { } quantity and > 0, UnitExecutedPrice: { } price }
                ? new OrderFill(Key(message.OrderNumber), message.ExecutionNumber, quantity, price, message.OrderOrExecutionTime)
                : null,
        };
    }

    public static OrderReport From(OrderCandidate row) => new()
    {
        Number = Key(row.OrderNumber),
        Original = Key(row.OriginalOrderNumber),
        Action = ActionOf(row.SideText, row.ChangeText),
        Side = SideOf(row.SideText),
        Code = row.Code,
        Quantity = row.Quantity,
        Price = row.Price,
        Open = row.UnfilledQuantity,
        Filled = row.ExecutedQuantity,
        Amount = row is { ExecutedQuantity: > 0, ExecutedAmount: > 0 } ? row.ExecutedAmount : null,
        AveragePrice = row is { ExecutedQuantity: > 0, ExecutedPrice: > 0 } ? row.ExecutedPrice : null,
        Commission = row.ExecutedQuantity > 0 ? row.Commission : null,
        Tax = row.ExecutedQuantity > 0 ? row.Tax : null,
        Confirmed = row.ConfirmedQuantity,
        Status = StatusOf(row.StatusText),
        Rejection = "",
        Exchange = row.Exchange,
        IsOnCredit = row.IsOnCredit,
    };

    /// <summary>The number of an order as dictionaries take it: seven digits whatever a list writes; empty where it stands for none.</summary>
    public static string Key(string? number)
    {
        const int width = 7;
        var significant = OrderMatch.Significant(number);
        return significant.Length == 0 ? "" : significant.PadLeft(width, '0');
    }

    private static OrderAction? ActionOf(string side, string change) =>
        (side + change) is var text && text.Contains(OrderMatch.Cancel, StringComparison.Ordinal) ? OrderAction.Cancel
        : text.Contains(OrderMatch.Modify, StringComparison.Ordinal) ? OrderAction.Modify
        : SideOf(side);

    private static OrderAction? SideOf(string text) =>
        text.Contains(OrderMatch.Buy, StringComparison.Ordinal) ? OrderAction.Buy
        : text.Contains(OrderMatch.Sell, StringComparison.Ordinal) ? OrderAction.Sell
        : null;

    private static OrderAction? SideOf(OrderSide? side) => side switch
    {
        OrderSide.Buy => OrderAction.Buy,
        OrderSide.Sell => OrderAction.Sell,
        _ => null,
    };

    // Lists put words around those of the messages.
    private static OrderStatus? StatusOf(string text) =>
        text.Contains(OrderStatus.Rejected.ToCode(), StringComparison.Ordinal) ? OrderStatus.Rejected
        : text.Contains(OrderStatus.Confirmed.ToCode(), StringComparison.Ordinal) ? OrderStatus.Confirmed
        : Kiwoom.Code.Parse<OrderStatus>(text)?.Value;
}

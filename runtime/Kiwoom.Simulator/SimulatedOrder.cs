namespace Kiwoom.Simulator;

/// <summary>An order of the simulated account as it stood when it was asked for.</summary>
public sealed record SimulatedOrder
{
    /// <summary>Seven digits, rising from <c>0000001</c>.</summary>
    public required string OrderNumber { get; init; }

    /// <summary>The order that this one modifies or cancels; null for an order of its own.</summary>
    public string? OriginalOrderNumber { get; init; }

    /// <summary>The first order of a chain of modifications; the order itself where it is the first.</summary>
    public required string RootOrderNumber { get; init; }

    /// <summary>What the order does.</summary>
    public required SimulatedOrderAction Action { get; init; }

    /// <summary>Buy or sell.</summary>
    public required SimulatedOrderSide Side { get; init; }

    /// <summary>The exchange as it was sent: <c>KRX</c>, <c>NXT</c> or <c>SOR</c>.</summary>
    public required string Exchange { get; init; }

    /// <summary>The six-character stock code.</summary>
    public required string StockCode { get; init; }

    /// <summary>The wire code of the order type (매매구분), for example <c>0</c> for a limit order and <c>3</c> for a market order.</summary>
    public required string TypeCode { get; init; }

    /// <summary>
    /// The wire code of the kind of credit (신용거래구분): <c>33</c> for a purchase on a margin loan and for a sale that repays the loan of a day,
    /// <c>99</c> for a sale that repays all loans together; empty for an order without credit.
    /// </summary>
    public string CreditCode { get; init; } = "";

    /// <summary>The day of the loan that a sale repays; null where it names none.</summary>
    public DateOnly? LoanDate { get; init; }

    /// <summary>The price asked for; 0 where the type takes none.</summary>
    public required decimal Price { get; init; }

    /// <summary>The price that sets off a stop order; 0 where there is none.</summary>
    public required decimal ConditionPrice { get; init; }

    /// <summary>Shares ordered, modified or cancelled.</summary>
    public required long Quantity { get; init; }

    /// <summary>Shares traded.</summary>
    public long FilledQuantity { get; init; }

    /// <summary>The price they were traded at, on average; 0 while there are none.</summary>
    public decimal FillPrice { get; init; }

    /// <summary>What they were traded for, in won.</summary>
    public long FilledValue { get; init; }

    /// <summary>Shares of the latest trade; 0 while there is none.</summary>
    public long LastFillQuantity { get; init; }

    /// <summary>The price of the latest trade; 0 while there is none.</summary>
    public decimal LastFillPrice { get; init; }

    /// <summary>The commission of its trades, in won; 0 where the market asks for none.</summary>
    public long Commission { get; init; }

    /// <summary>The tax of its trades, in won; 0 where the market asks for none.</summary>
    public long Tax { get; init; }

    /// <summary>Shares that still wait in the market.</summary>
    public long OpenQuantity { get; init; }

    /// <summary>When it was accepted, in Korean time.</summary>
    public required DateTimeOffset Time { get; init; }
}

namespace Kiwoom.Orders;

/// <summary>What the account holds of a stock, as the server last told it; it never changes.</summary>
/// <remarks>Source: realtime type 04 (잔고) and 계좌수익률.</remarks>
public sealed record TrackedPosition
{
    /// <summary>The code of the stock, without its exchange.</summary>
    public required string Code { get; init; }

    /// <summary>The server's code of the kind of credit (신용구분), for example <c>00</c> for none: each kind is a position of its own.</summary>
    public string CreditType { get; init; } = "";

    /// <summary>The day of the loan; null where there is none.</summary>
    public DateOnly? LoanDate { get; init; }

    /// <summary>Whether no message about it may be missing. Where one may, the lists are being read.</summary>
    public bool IsKnown { get; init; }

    /// <summary>Shares held; null where the server sent none.</summary>
    public long? Quantity { get; init; }

    /// <summary>Shares that can be sold; null where the server sent none.</summary>
    public long? OrderableQuantity { get; init; }

    /// <summary>What a share cost on average, in won; null where the server sent none.</summary>
    public decimal? AveragePrice { get; init; }

    /// <summary>Profit of the day's sales, in won, as the server reckons it (당일매도손익); null where it sent none.</summary>
    public decimal? TodayProfit { get; init; }

    /// <summary>When this became known, by the tracker's clock.</summary>
    public DateTimeOffset KnownAt { get; init; }
}

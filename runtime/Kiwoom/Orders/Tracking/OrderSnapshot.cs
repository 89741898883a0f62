namespace Kiwoom.Orders;

/// <summary>
/// What is known of a followed order at a moment, over all numbers that modifications gave it. It never changes; the next change makes another one.
/// </summary>
/// <remarks>Source: realtime type 00 (주문체결) and the account's order lists (미체결, 체결, 주문체결내역).</remarks>
public sealed record OrderSnapshot
{
    /// <summary>Counts the order's snapshots: of two, the later one has the greater number.</summary>
    public long Version { get; init; }

    /// <summary>What is known of its fate.</summary>
    public OrderState State { get; init; }

    /// <summary>Why the state is unknown; <see cref="OrderDoubt.None"/> where it is known.</summary>
    public OrderDoubt Doubt { get; init; }

    /// <summary>Whether it has ended: filled, cancelled, rejected or not sent.</summary>
    public bool IsFinal => State is OrderState.Filled or OrderState.Cancelled or OrderState.Rejected or OrderState.NotSent;

    /// <summary>The number that a modification or cancellation has to name now; empty while it is not known.</summary>
    public string OrderNumber { get; init; } = "";

    /// <summary>All numbers the order has had, the first one first; requests that only cancel are not among them.</summary>
    public IReadOnlyList<string> OrderNumbers { get; init; } = [];

    /// <summary>Orders of the account that may be this one, while its outcome is unknown and they are too many to say which.</summary>
    public IReadOnlyList<string> CandidateNumbers { get; init; } = [];

    /// <summary>The code of the stock or gold product, without its exchange.</summary>
    public string Code { get; init; } = "";

    /// <summary>Whether it buys or sells; null where no message has said.</summary>
    public OrderAction? Side { get; init; }

    /// <summary>The price of what waits, or waited last, in won; null or 0 where it has none.</summary>
    public decimal? Price { get; init; }

    /// <summary>Shares (gold: grams) that were ordered in the beginning.</summary>
    public long? Quantity { get; init; }

    /// <summary>Executed shares. Never less than in an earlier snapshot; while the state is unknown there may be more.</summary>
    public long FilledQuantity { get; init; }

    /// <summary>Shares that wait in the market; null while that is not known.</summary>
    public long? OpenQuantity { get; init; }

    /// <summary>Shares that were neither executed nor wait: withdrawn, or ended with their session; null while that is not known.</summary>
    public long? WithdrawnQuantity { get; init; }

    /// <summary>
    /// What the executed shares are worth in won, exactly; null where an execution was told by a list alone, which has an average price that the server may have
    /// rounded.
    /// </summary>
    public decimal? FilledAmount { get; init; }

    /// <summary>The average price of the executed shares in won: exact where <see cref="FilledAmount"/> is known, else from the lists; null without executions.</summary>
    public decimal? AveragePrice { get; init; }

    /// <summary>
    /// The commission of the executed shares in won, as the server reckons it (당일매매수수료); null where it has not told. The document does not say whether it is
    /// the order's or the day's: its example of two equal sales has each sale's own.
    /// </summary>
    public decimal? Commission { get; init; }

    /// <summary>The tax of the executed shares in won (당일매매세금); null where the server has not told. See <see cref="Commission"/>.</summary>
    public decimal? Tax { get; init; }

    /// <summary>
    /// Money that came in (above zero) or went out for the executed shares, commission and tax taken off, in won; null where one of them is not known.
    /// </summary>
    public decimal? CashFlow => FilledQuantity == 0 ? 0 : Side switch
    {
        OrderAction.Buy => -FilledAmount - Commission - (Tax ?? 0),
        OrderAction.Sell => FilledAmount - Commission - Tax,
        _ => null,
    };

    /// <summary>The trades that messages told, in their order. Those of a gap are missing, while <see cref="FilledQuantity"/> has them.</summary>
    public IReadOnlyList<OrderFill> Fills { get; init; } = [];

    /// <summary>The server's words for a rejection; empty where there is none.</summary>
    public string RejectionReason { get; init; } = "";

    /// <summary>When this became known, by the tracker's clock.</summary>
    public DateTimeOffset KnownAt { get; init; }
}

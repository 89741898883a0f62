using Kiwoom.Account;

namespace Kiwoom.Cli.Orders;

/// <summary>An order that was checked and not sent.</summary>
/// <param name="Draft">The order.</param>
/// <param name="Address">Where it would go.</param>
/// <param name="Body">What would be sent.</param>
internal sealed record OrderPreview(OrderDraft Draft, Uri Address, string Body)
{
    /// <summary>Price times quantity in won; null where it has no price.</summary>
    public decimal? Value { get; init; }

    /// <summary>What an order without a price comes to by the book, and how much of it the book has; null where it has a price or the book was not read.</summary>
    public (decimal Value, long Quantity)? Estimate { get; init; }

    /// <summary>Shares, or grams.</summary>
    public long Quantity { get; init; }

    /// <summary>The market beside it; null for gold.</summary>
    public OrderMarket? Market { get; init; }

    /// <summary>The open order that it changes; null for a new one, and where it was not read.</summary>
    public OpenOrder? Original { get; init; }

    /// <summary>Why that order was not read; null where it was.</summary>
    public string? NoOriginal { get; init; }

    /// <summary>What the account has for it; null where it was not read.</summary>
    public Funds? Funds { get; init; }

    /// <summary>What speaks against it; empty where nothing does.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Confirms it.</summary>
    public required string Code { get; init; }
}

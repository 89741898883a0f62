using System.Globalization;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Orders;

/// <summary>What the server says of a stock beside an order of it.</summary>
internal sealed record OrderMarket
{
    /// <summary>The stock on the exchange that the order goes to; the book is that exchange's.</summary>
    public required StockCode Stock { get; init; }

    /// <summary>The exchange as people name it: KRX, NXT, SOR.</summary>
    public required string ExchangeName { get; init; }

    /// <summary>Its Korean name; empty where it was not read.</summary>
    public string Name { get; init; } = "";

    /// <summary>What is asked for it, best first; empty where nobody sells or the book was not read.</summary>
    public IReadOnlyList<OrderBookLevel> Asks { get; init; } = [];

    /// <summary>What is bid for it, best first; empty where nobody buys or the book was not read.</summary>
    public IReadOnlyList<OrderBookLevel> Bids { get; init; } = [];

    /// <summary>When the book stood so, as the server says.</summary>
    public TimeOnly? Time { get; init; }

    /// <summary>The last price in won; null where it was not read.</summary>
    public decimal? LastPrice { get; init; }

    /// <summary>The day's limits in won; null where they were not read or are none.</summary>
    public (decimal Lower, decimal Upper)? Limits { get; init; }

    /// <summary>Why the book was not read; null where it was.</summary>
    public string? NoBook { get; init; }

    /// <summary>Why name and limits were not read; null where they were.</summary>
    public string? NoProfile { get; init; }

    /// <summary>Whether the book was answered with blanks, as of a stock that an exchange does not have: one of a closed market has its time.</summary>
    public bool IsBlank => NoBook is null && Time is null && Asks.Count + Bids.Count == 0;

    public decimal? BestAsk => Asks is [var ask, ..] ? ask.Price : null;

    public decimal? BestBid => Bids is [var bid, ..] ? bid.Price : null;

    /// <summary>The book's best prices in a line.</summary>
    public string Describe(CliContext context)
    {
        var none = context.Say("none", "없음");
        var time = Time is { } known ? string.Create(CultureInfo.InvariantCulture, $"  {known:HH:mm:ss}") : "";
        return $"{ExchangeName}  {context.Say("bid", "매수호가")} {Won(BestBid) ?? none}  {context.Say("ask", "매도호가")} {Won(BestAsk) ?? none}{time}";
    }

    /// <summary>What a quantity costs or brings at the book's prices, and how much of it the book has.</summary>
    public (decimal Value, long Quantity) Estimate(bool isBuy, long quantity)
    {
        var (value, taken) = (0m, 0L);
        foreach (var level in isBuy ? Asks : Bids)
        {
            var part = Math.Min(quantity - taken, level.Quantity ?? 0);
            value += part * (level.Price ?? 0);
            taken += part;
        }

        return (value, taken);
    }

    private static string? Won(decimal? price) => price?.ToString("#,0.####", CultureInfo.InvariantCulture);
}

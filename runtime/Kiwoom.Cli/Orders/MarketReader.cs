using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Orders;

/// <summary>
/// Reads the market beside an order. What cannot be read holds no order up, and its reason is told; keys that are refused for it are refused for the order too, and a stock that the
/// server does not know is refused here, but for a change: whatever the quotes say, an order that is there can be cancelled.
/// </summary>
internal sealed class MarketReader(Session session, CliContext context)
{
    /// <returns>Null for what is no stock: gold has lists of its own.</returns>
    /// <exception cref="CliException">The server knows no such stock, and the order is a new one.</exception>
    public async Task<OrderMarket?> ReadAsync(OrderDraft draft, CancellationToken cancellationToken)
    {
        if (!PriceSteps.IsStock(draft))
        {
            return null;
        }

        var code = StockCode.FromString(draft.TextOf(Catalog.OrderRole.Code) ?? "");
        var stock = code.Exchange == Exchange.Krx ? code.On(draft.Exchange ?? Exchange.Krx) : code;
        var name = stock.Exchange switch { Exchange.Nxt => "NXT", Exchange.All => "SOR", _ => "KRX" };
        var profiling = ReadOrTellAsync(() => session.Client.StockInformation.GetStockProfileAsync(stock.On(Exchange.Krx), cancellationToken: cancellationToken));
        var booking = ReadOrTellAsync(() => session.Client.MarketConditions.GetOrderBookAsync(stock, cancellationToken: cancellationToken));
        await Task.WhenAll(profiling, booking);
        var (profile, noProfile, isUnknown) = await profiling;
        var (book, noBook, isElsewhere) = await booking;
        var (asks, bids) = (Levels(book?.Asks), Levels(book?.Bids));
        if (!draft.IsChange && (isUnknown || (profile is { StockName.Length: 0, CurrentPrice: null or 0 } && asks.Count + bids.Count == 0)))
        {
            throw new CliException(context.Say($"the server knows no stock {code.Code}: nothing was sent", $"서버에 없는 종목입니다: {code.Code}; 주문하지 않았습니다"));
        }

        if (!draft.IsChange && isElsewhere)
        {
            throw new CliException(context.Say($"{code.Code} is not traded on {name}: nothing was sent", $"{code.Code} 은(는) {name} 에서 거래되지 않습니다; 주문하지 않았습니다"));
        }

        // The elements of the limits are unverified: taken where they can be limits.
        var hasLimits = profile is { LowerLimitPrice: > 0, BasePrice: { } basis } && profile.LowerLimitPrice <= basis && basis <= profile.UpperLimitPrice
            && profile.LowerLimitPrice < profile.UpperLimitPrice;
        return new OrderMarket
        {
            Stock = stock,
            ExchangeName = name,
            Name = profile?.StockName ?? "",
            Asks = asks,
            Bids = bids,
            Time = book?.QuoteTime,
            LastPrice = profile?.CurrentPrice is > 0 and { } last ? last : null,
            Limits = hasLimits ? (profile!.LowerLimitPrice!.Value, profile.UpperLimitPrice!.Value) : null,
            NoBook = noBook,
            NoProfile = noProfile,
        };
    }

    // A level without a price is none: an empty side is sent as zeros.
    private static List<OrderBookLevel> Levels(IReadOnlyList<OrderBookLevel>? levels) => [.. (levels ?? []).Where(level => level.Price > 0)];

    private async Task<(T? Value, string? Reason, bool IsUnknown)> ReadOrTellAsync<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return (await read(), null, false);
        }
        catch (KiwoomException e) when (e is not (KiwoomAuthenticationException or KiwoomEnvironmentMismatchException))
        {
            return (null, CommandLineRunner.OneLine(Failures.Explain(e, context).Words), e is KiwoomNotFoundException);
        }
    }
}

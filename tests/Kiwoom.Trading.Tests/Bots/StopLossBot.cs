namespace Kiwoom.Trading.Tests.Bots;

/// <summary>Buys at the market, has the exchange sell below a stop price, and sells by itself above a target or when time is up; then again.</summary>
internal sealed class StopLossBot(IKiwoomClient kiwoom, string code, long shares, TimeOnly end)
{
    private const decimal Reach = 0.002m;

    private readonly List<TrackedOrder> _orders = [];

    /// <summary>Money that all its orders brought or took.</summary>
    public decimal Cash => _orders.Sum(order => order.Current.CashFlow!.Value);

    public long Position => _orders.Sum(order => order.Current.Side == OrderAction.Buy ? order.Current.FilledQuantity : -order.Current.FilledQuantity);

    public IReadOnlyList<OrderSnapshot> Orders => [.. _orders.Select(order => order.Current)];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var tracker = kiwoom.TrackOrders();
        await using var trades = kiwoom.Realtime.StockTrades(code);
        await trades.StartAsync(cancellationToken);
        TrackedOrder? stop = null;
        decimal entry = 0;
        await foreach (var trade in trades.WithCancellation(cancellationToken))
        {
            if (trade is not { CurrentPrice: { } price, TradeTime: { } time })
            {
                continue;
            }

            if (stop is null)
            {
                if (time >= end)
                {
                    return;
                }

                var bought = await DoneAsync(tracker, new BuyOrderRequest { Exchange = Exchange.Krx, StockCode = code, Quantity = shares, Type = OrderType.Market });
                entry = bought.AveragePrice!.Value;
                var limit = TickSize.RoundDown(entry * (1 - Reach), Instrument.Stock);
                stop = await tracker.SendAsync(
                    new SellOrderRequest
                    {
                        Exchange = Exchange.Krx,
                        StockCode = code,
                        Quantity = bought.FilledQuantity,
                        StopPrice = limit,
                        Price = TickSize.RoundDown(limit * (1 - Reach), Instrument.Stock),
                        Type = OrderType.StopLimit,
                    },
                    cancellationToken);
                _orders.Add(stop);
            }
            else if (!stop.Current.IsFinal && (price >= entry * (1 + Reach) || time >= end))
            {
                await WithdrawAsync(stop);
            }

            if (stop.Current.IsFinal)
            {
                if (Position > 0)
                {
                    await DoneAsync(tracker, new SellOrderRequest { Exchange = Exchange.Krx, StockCode = code, Quantity = Position, Type = OrderType.Market });
                }

                stop = null;
            }
        }
    }

    private static async Task WithdrawAsync(TrackedOrder stop)
    {
        try
        {
            await stop.CancelAsync();
        }
        catch (KiwoomOrderRejectedException)
        {
            // Executed just now.
        }

        await stop.Completion.WaitAsync(Support.Exchanges.Patience);
    }

    private async Task<OrderSnapshot> DoneAsync(OrderTracker tracker, IOrderRequest request)
    {
        var order = await tracker.SendAsync(request);
        _orders.Add(order);
        return await order.Completion.WaitAsync(Support.Exchanges.Patience);
    }
}

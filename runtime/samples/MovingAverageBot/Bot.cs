using Kiwoom;
using Kiwoom.Orders;
using Kiwoom.Realtime;

namespace MovingAverageBot;

/// <summary>
/// Holds a stock while the average of its last minutes is above that of more minutes. It knows a client and nothing of what is behind it: the simulator,
/// Kiwoom's mock server or the real one.
/// </summary>
internal sealed class Bot(IKiwoomClient kiwoom, string stockCode, long shares) : IAsyncDisposable
{
    private const int Fast = 5;
    private const int Slow = 20;

    private static readonly TimeOnly LastEntry = new(15, 0);
    private static readonly TimeOnly End = new(15, 15);

    private readonly OrderTracker _tracker = kiwoom.TrackOrders();
    private readonly RealtimeStream<StockTrade> _trades = kiwoom.Realtime.StockTrades(stockCode);
    private readonly List<decimal> _closes = [];
    private TrackedOrder? _order;
    private long _booked;
    private decimal _bookedCash;

    /// <summary>Money that its orders brought (above zero) or took, commission and tax taken off.</summary>
    public decimal Cash { get; private set; }

    public long Position { get; private set; }

    /// <summary>What all would be worth at each minute's end, over what it began with.</summary>
    public List<decimal> Equity { get; } = [];

    public List<(TimeOnly Time, OrderSnapshot Order)> Orders { get; } = [];

    /// <summary>What the server refused.</summary>
    public List<(TimeOnly Time, KiwoomOrderRejectedException Why)> Refusals { get; } = [];

    /// <summary>Registers for what it listens to.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await _tracker.StartAsync(cancellationToken);
        await _trades.StartAsync(cancellationToken);
    }

    /// <summary>Trades until the day's end.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        TimeOnly? minute = null;
        decimal? price = null;
        await foreach (var trade in _trades.WithCancellation(cancellationToken))
        {
            if (trade is not { CurrentPrice: { } current, TradeTime: { } time } || time < new TimeOnly(9, 0))
            {
                continue;
            }

            var now = new TimeOnly(time.Hour, time.Minute);
            if (minute is { } before && now > before && price is { } close)
            {
                _closes.Add(close);
                if (now >= End && Position == 0 && _order is null)
                {
                    return;
                }

                await DecideAsync(now, cancellationToken);
                Equity.Add(Cash + (Position * close));
            }

            (minute, price) = (now, current);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _trades.DisposeAsync();
        await _tracker.DisposeAsync();
    }

    private async Task DecideAsync(TimeOnly now, CancellationToken cancellationToken)
    {
        // One order at a time. While its fate is unknown nothing is decided.
        if (_order is not null)
        {
            Book(now);
            return;
        }

        var holds = now < End && (now < LastEntry || Position > 0) && _closes.Count > Slow && Average(Fast) > Average(Slow);
        var wanted = (holds ? shares : 0) - Position;
        if (wanted == 0)
        {
            return;
        }

        IOrderRequest request = wanted > 0
            ? new BuyOrderRequest { Exchange = Exchange.Krx, StockCode = stockCode, Quantity = wanted, Type = OrderType.Market }
            : new SellOrderRequest { Exchange = Exchange.Krx, StockCode = stockCode, Quantity = -wanted, Type = OrderType.Market };
        try
        {
            _order = await _tracker.SendAsync(request, cancellationToken);
        }
        catch (KiwoomOrderRejectedException e)
        {
            // There is no such order, for example since the market has closed meanwhile: the next minute decides anew.
            Refusals.Add((now, e));
            return;
        }

        (_booked, _bookedCash) = (0, 0);
        Book(now);
    }

    /// <summary>Takes over what the order has executed since it was asked last.</summary>
    private void Book(TimeOnly now)
    {
        var order = _order!.Current;
        if (order is not { CashFlow: { } cash, Side: { } side })
        {
            return;
        }

        Position += (order.FilledQuantity - _booked) * (side == OrderAction.Buy ? 1 : -1);
        Cash += cash - _bookedCash;
        (_booked, _bookedCash) = (order.FilledQuantity, cash);
        if (order.IsFinal)
        {
            Orders.Add((now, order));
            _order = null;
        }
    }

    private decimal Average(int minutes) => _closes.TakeLast(minutes).Average();
}

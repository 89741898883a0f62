namespace Kiwoom.Trading.Tests.Bots;

/// <summary>Buys at the best ask where more is bid than asked there, sells a step above it, and follows the book with its orders when it goes away from them.</summary>
internal sealed class OrderBookBot(IKiwoomClient kiwoom, string code, long shares, TimeOnly end)
{
    // Who moves at every step waits at the end of every queue.
    private const int Reach = 0;

    private TrackedOrder? _order;
    private bool _isFlattening;

    public decimal Cash { get; private set; }

    public long Position { get; private set; }

    /// <summary>The time of the book that it has looked at and done with last.</summary>
    public TimeOnly SeenAt { get; private set; }

    public List<OrderSnapshot> Ended { get; } = [];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var tracker = kiwoom.TrackOrders();
        await tracker.StartAsync(cancellationToken);
        await foreach (var book in kiwoom.Realtime.OrderBooks(code).WithCancellation(cancellationToken))
        {
            if (!await LookAsync(book, tracker, cancellationToken))
            {
                return;
            }

            SeenAt = book.QuoteTime ?? SeenAt;
        }
    }

    /// <summary>Does what a book asks for; false when the bot is through.</summary>
    private async Task<bool> LookAsync(OrderBookUpdate book, OrderTracker tracker, CancellationToken cancellationToken)
    {
        if (book is not { Bids: [{ Quantity: not null }, ..], Asks: [{ Price: { } ask }, ..], QuoteTime: { } time } || ask == 0)
        {
            return true;
        }

        // A buyer takes what is offered; a seller waits a step above it, and follows it.
        var price = Position > 0 ? TickSize.Next(ask, Instrument.Stock) : ask;
        if (_order is not null && !Book(_order))
        {
            await FollowAsync(_order, time >= end, price);
            return true;
        }

        if (time >= end && Position == 0)
        {
            return false;
        }

        _isFlattening = time >= end;
        if (Position > 0)
        {
            _order = await tracker.SendAsync(
                new SellOrderRequest
                {
                    Exchange = Exchange.Krx,
                    StockCode = code,
                    Quantity = Position,
                    Price = _isFlattening ? null : TickSize.Next(ask, Instrument.Stock),
                    Type = _isFlattening ? OrderType.Market : OrderType.Limit,
                },
                cancellationToken);
        }
        else if (book.Bids[0].Quantity > book.Asks[0].Quantity)
        {
            _order = await tracker.SendAsync(
                new BuyOrderRequest { Exchange = Exchange.Krx, StockCode = code, Quantity = shares, Price = ask, Type = OrderType.Limit }, cancellationToken);
        }

        return true;
    }

    /// <summary>Takes an order's result over when it has ended.</summary>
    private bool Book(TrackedOrder order)
    {
        if (order.Current is not { IsFinal: true } ended)
        {
            return false;
        }

        Ended.Add(ended);
        Cash += ended.CashFlow!.Value;
        Position += ended.Side == OrderAction.Buy ? ended.FilledQuantity : -ended.FilledQuantity;
        _order = null;
        return true;
    }

    private async Task FollowAsync(TrackedOrder order, bool isLate, decimal price)
    {
        if (order.Current is not { State: OrderState.Open or OrderState.PartiallyFilled } now || _isFlattening)
        {
            return;
        }

        try
        {
            if (isLate)
            {
                await order.CancelAsync();
            }
            else if (Math.Abs(now.Price!.Value - price) > Reach * TickSize.Of(price, Instrument.Stock))
            {
                await order.ModifyAsync(price);
            }
        }
        catch (Exception e) when (e is KiwoomOrderRejectedException or InvalidOperationException)
        {
            // It has just been executed: the message about it is on its way, or came a moment ago, and then nothing waits that could be changed.
        }
    }
}

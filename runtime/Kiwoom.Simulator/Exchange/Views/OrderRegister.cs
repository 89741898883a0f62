using Kiwoom.Simulator.Exchange.Log;

namespace Kiwoom.Simulator.Exchange.Views;

/// <summary>The orders of all accounts with their requests to change them, from the events alone; of very many the oldest are forgotten.</summary>
internal sealed class OrderRegister : IMarketObserver
{
    private const int Capacity = 200_000;

    private readonly Dictionary<long, AccountOrder> _byId = [];
    private readonly Queue<long> _inOrder = new();

    /// <summary>The orders, the oldest first.</summary>
    public IEnumerable<AccountOrder> All => _inOrder.Select(id => _byId[id]);

    public AccountOrder? Find(long orderId) => _byId.GetValueOrDefault(orderId);

    public void Observe(MarketEvent marketEvent)
    {
        switch (marketEvent)
        {
            case Trade trade when trade.HasAccount:
                Fill(trade.BuyOrder, trade);
                Fill(trade.SellOrder, trade);
                break;
            case OrderAccepted { Account.Length: > 0 } accepted:
                Add(accepted);
                break;
            case OrderModified { Account.Length: > 0 } modified:
                Withdraw(modified.OriginalId, modified.Quantity);
                Add(modified);
                break;
            case OrderCancelled { Account.Length: > 0 } cancelled:
                Withdraw(cancelled.OrderId, cancelled.Quantity);
                if (cancelled.RequestId != 0)
                {
                    AddCancellation(cancelled);
                }

                break;
            case OrderExpired { Account.Length: > 0 } expired when Find(expired.OrderId) is { } order:
                order.Open -= expired.Quantity;
                order.ExpiredQuantity += expired.Quantity;
                break;
        }
    }

    private void Fill(long orderId, Trade trade)
    {
        if (Find(orderId) is { } order)
        {
            order.Open -= trade.Quantity;
            order.FilledQuantity += trade.Quantity;
            order.FilledValue += trade.Price * trade.Quantity;
            order.LastTrade = trade;
        }
    }

    private void Withdraw(long orderId, long quantity)
    {
        if (Find(orderId) is { } order)
        {
            order.Open -= quantity;
            order.WithdrawnQuantity += quantity;
        }
    }

    private void Add(OrderAccepted accepted) => Add(new AccountOrder
    {
        OrderId = accepted.OrderId,
        OriginalId = 0,
        RootId = accepted.OrderId,
        Account = accepted.Account,
        Action = SimulatedOrderAction.Place,
        Code = accepted.Code,
        Board = accepted.Board,
        Venue = accepted.Venue,
        Side = accepted.Side,
        Kind = accepted.Kind,
        Price = accepted.Price,
        StopPrice = accepted.StopPrice,
        Credit = accepted.Credit,
        Quantity = accepted.Quantity,
        At = accepted.Time,
        Open = accepted.Quantity,
    });

    private void Add(OrderModified modified) => Add(new AccountOrder
    {
        OrderId = modified.OrderId,
        OriginalId = modified.OriginalId,
        RootId = modified.RootId,
        Account = modified.Account,
        Action = SimulatedOrderAction.Modify,
        Code = modified.Code,
        Board = modified.Board,
        Venue = modified.Venue,
        Side = modified.Side,
        Kind = modified.Kind,
        Price = modified.Price,
        StopPrice = modified.StopPrice,
        Credit = modified.Credit,
        Quantity = modified.Quantity,
        At = modified.Time,
        Open = modified.Quantity,
    });

    private void AddCancellation(OrderCancelled cancelled)
    {
        if (Find(cancelled.OrderId) is not { } original)
        {
            return;
        }

        Add(new AccountOrder
        {
            OrderId = cancelled.RequestId,
            OriginalId = original.OrderId,
            RootId = original.RootId,
            Account = original.Account,
            Action = SimulatedOrderAction.Cancel,
            Code = original.Code,
            Board = original.Board,
            Venue = original.Venue,
            Side = original.Side,
            Kind = original.Kind,
            Price = original.Price,
            StopPrice = original.StopPrice,
            Credit = original.Credit,
            Quantity = cancelled.Quantity,
            At = cancelled.Time,
        });
    }

    private void Add(AccountOrder order)
    {
        _byId.Add(order.OrderId, order);
        _inOrder.Enqueue(order.OrderId);
        if (_inOrder.Count > Capacity)
        {
            _byId.Remove(_inOrder.Dequeue());
        }
    }
}

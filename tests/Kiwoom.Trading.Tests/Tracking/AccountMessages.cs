using Kiwoom.Simulator;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Views;

namespace Kiwoom.Trading.Tests.Tracking;

/// <summary>What an account is told of its orders (00), in the ways in which servers may tell it: the document leaves some of it open.</summary>
internal sealed class AccountMessages(OrderRegister register, string account, MessageStyle style) : IMarketObserver
{
    private readonly HashSet<long> _withdrawn = [];

    /// <summary>What was told and not taken yet, the oldest first.</summary>
    public List<OrderExecutionUpdate> Outbox { get; } = [];

    public void Observe(MarketEvent marketEvent)
    {
        switch (marketEvent)
        {
            case OrderAccepted accepted when accepted.Account == account:
                Tell(accepted.OrderId, OrderStatus.Accepted);
                break;
            case OrderModified modified when modified.Account == account:
                TellOriginal(modified.OriginalId);
                Tell(modified.OrderId, OrderStatus.Accepted);
                Tell(modified.OrderId, OrderStatus.Confirmed);
                break;
            case OrderCancelled cancelled when cancelled.Account == account && cancelled.RequestId > 0:
                Tell(cancelled.RequestId, OrderStatus.Accepted);
                TellOriginal(cancelled.OrderId);
                Tell(cancelled.RequestId, OrderStatus.Confirmed);
                break;
            case OrderCancelled dropped when dropped.Account == account:
                Tell(dropped.OrderId, OrderStatus.Cancelled);
                break;
            case Trade trade:
                TellFill(trade.BuyOrder, trade);
                TellFill(trade.SellOrder, trade);
                break;
        }
    }

    private void TellOriginal(long orderId)
    {
        if (style.TellsOriginal)
        {
            Tell(orderId, OrderStatus.Accepted);
        }
    }

    private void Tell(long orderId, OrderStatus status)
    {
        var order = register.Find(orderId)!;
        Outbox.Add(Message(order, status));
    }

    private void TellFill(long orderId, Trade trade)
    {
        if (register.Find(orderId) is not { } order || order.Account != account)
        {
            return;
        }

        Outbox.Add(Message(order, OrderStatus.Executed) with
        {
            AccumulatedExecutedAmount = order.FilledValue,
            ExecutionNumber = style.NumbersTrades ? trade.Sequence.ToString(null, null) : "",
            ExecutedPrice = trade.Price,
            ExecutedQuantity = style.SumsExecutions ? order.FilledQuantity : trade.Quantity,
            UnitExecutedPrice = trade.Price,
            UnitExecutedQuantity = trade.Quantity,
            TodayCommission = order.FilledValue / 1000,
            TodayTax = order.Side == SimulatedOrderSide.Buy ? 0 : order.FilledValue / 500,
        });
    }

    private OrderExecutionUpdate Message(AccountOrder order, OrderStatus status)
    {
        _withdrawn.Add(order.OrderId);
        return new OrderExecutionUpdate
        {
            OrderNumber = Wire.Number(order.OrderId),
            OriginalOrderNumber = Wire.Number(order.OriginalId),
            StockCode = order.Code,
            OrderStatus = Code.Parse<OrderStatus>(status.ToCode()),
            OrderQuantity = order.Quantity,
            OrderPrice = order.Price,
            UnfilledQuantity = order.Open,
            AccumulatedExecutedAmount = 0,
            OrderSideName = Wire.Label(order),
            Exchange = null,
            ExchangeName = "KRX",
        };
    }
}

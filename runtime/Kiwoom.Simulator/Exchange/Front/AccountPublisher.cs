using Kiwoom.Simulator.Exchange.Accounts;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Market;
using Kiwoom.Simulator.Realtime;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>
/// Tells the account what becomes of its orders (00) and holdings (04). Attach it behind the views that it asks. That what is left of an order
/// ends with its session is told by nobody, as far as is known.
/// </summary>
internal sealed class AccountPublisher(ExchangeHost host, ExchangeLedger ledger, IMarket market, OrderMessages messages) : IMarketObserver
{
    private static readonly TimeSpan KoreanOffset = TimeSpan.FromHours(9);

    public void Observe(MarketEvent marketEvent)
    {
        switch (marketEvent)
        {
            case OrderAccepted { Account.Length: > 0 } accepted:
                Tell(accepted.OrderId, OrderStatusWords.Accepted);
                break;
            case OrderModified { Account.Length: > 0 } modified:
                Tell(modified.OrderId, OrderStatusWords.Accepted);
                Tell(modified.OrderId, OrderStatusWords.Confirmed);
                break;
            case OrderCancelled { Account.Length: > 0, RequestId: > 0 } cancelled:
                Tell(cancelled.RequestId, OrderStatusWords.Accepted);
                Tell(cancelled.RequestId, OrderStatusWords.Confirmed);
                break;
            case OrderCancelled { Account.Length: > 0 } dropped:
                Tell(dropped.OrderId, OrderStatusWords.Cancelled);
                break;
            case Trade trade when trade.HasAccount:
                TellFill(trade.BuyOrder, trade);
                TellFill(trade.SellOrder, trade);
                break;
        }
    }

    private void Tell(long orderId, string status)
    {
        if (host.Register.Find(orderId) is { } order)
        {
            messages.Publish(ledger.ToOrder(order), market.GetQuote(order.Code), status, order.Open);
        }
    }

    private void TellFill(long orderId, Trade trade)
    {
        if (host.Register.Find(orderId) is not { } listed)
        {
            return;
        }

        var order = ledger.ToOrder(listed);
        var quote = market.GetQuote(listed.Code);
        messages.Publish(order, quote, OrderStatusWords.Executed, listed.Open, new OrderFill(
            trade.Sequence,
            new DateTimeOffset(trade.Time, KoreanOffset),
            trade.Price,
            trade.Quantity,
            listed.FilledQuantity,
            listed.FilledValue,
            order.Commission,
            order.Tax));
        if (listed.Credit.IsNone)
        {
            messages.PublishBalance(order, quote, StateOf(host.Account.HoldingOf(listed.Code)));
            return;
        }

        // One message for each loan that the trade is of.
        foreach (var loan in host.Account.Loans.All.Where(loan => loan.Code == listed.Code && loan.LastTrade == trade.Sequence))
        {
            messages.PublishBalance(order, quote, StateOf(loan.Shares) with
            {
                Loan = new LoanState(loan.Date, loan.DueDate, loan.Amount, host.Engine.Ledger.InterestOf(loan)),
            });
        }
    }

    private static HoldingState StateOf(HeldShares holding) => new(
        holding.Quantity,
        holding.Quantity - holding.OnSale,
        (long)holding.AveragePrice,
        holding.Cost,
        holding.BoughtToday - holding.SoldToday,
        holding.RealizedToday);
}

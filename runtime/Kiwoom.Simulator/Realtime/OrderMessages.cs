using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Market;
using Kiwoom.Simulator.Orders;

namespace Kiwoom.Simulator.Realtime;

/// <summary>Turns what happens to orders into messages of the types 00 (order executions) and 04 (balances).</summary>
internal sealed class OrderMessages(RealtimeHub hub)
{
    private const string ExecutionType = "00";
    private const string BalanceType = "04";

    /// <summary>Whether a type tells of orders.</summary>
    public static bool IsOf(string type) => type is ExecutionType or BalanceType;

    /// <summary>Tells what has become of an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="quote">Its stock.</param>
    /// <param name="status">The document's word for it (주문상태).</param>
    /// <param name="open">Shares that still wait.</param>
    /// <param name="fill">The trade; null where it is about none.</param>
    public void Publish(SimulatedOrder order, Quote quote, string status, long open, OrderFill? fill = null)
    {
        var price = fill is null ? "" : WireFormat.Number(fill.Price);
        var quantity = fill is null ? "" : WireFormat.Number(fill.Quantity);
        var values = QuoteValues(order, quote);
        values["9203"] = order.OrderNumber;
        values["913"] = status;
        values["900"] = WireFormat.Number(order.Quantity);
        values["901"] = WireFormat.Number((long)order.Price);
        values["902"] = WireFormat.Number(open);
        values["903"] = WireFormat.Number(fill?.TotalValue ?? 0);
        values["904"] = order.OriginalOrderNumber ?? OrderWords.NoOrder;
        values["905"] = OrderWords.Label(order);
        values["906"] = OrderWords.Type(order);
        values["907"] = OrderWords.SideCode(order);
        values["908"] = WireFormat.Time(fill?.Time ?? order.Time);
        values["909"] = fill is null ? "" : WireFormat.Number(fill.Number);
        values["910"] = price;
        values["911"] = fill is null ? "" : WireFormat.Number(fill.TotalQuantity);
        values["914"] = price;
        values["915"] = quantity;
        if (fill is { Commission: { } commission, Tax: { } tax })
        {
            values["938"] = WireFormat.Number(commission);
            values["939"] = WireFormat.Number(tax);
        }

        values["2134"] = OrderWords.ExchangeCode(order);
        values["2135"] = order.Exchange;
        values["2136"] = order.Exchange == "SOR" ? "Y" : "N";
        values["921"] = "";
        values["922"] = order.CreditCode.Length == 0 ? OrderWords.NoCredit : order.CreditCode;
        values["923"] = DateOf(order.LoanDate);
        hub.Publish([new SimulatedMessage(ExecutionType, order.StockCode, values)]);
    }

    /// <summary>Tells what the account holds after a trade.</summary>
    public void PublishBalance(SimulatedOrder order, Quote quote, HoldingState holding)
    {
        var values = QuoteValues(order, quote);
        values["930"] = WireFormat.Number(holding.Quantity);
        values["931"] = WireFormat.Number(holding.AveragePrice);
        values["932"] = WireFormat.Number(holding.Cost);
        values["933"] = WireFormat.Number(holding.Sellable);
        values["945"] = WireFormat.Number(holding.NetBought);
        values["946"] = OrderWords.SideCode(order);
        values["950"] = WireFormat.Number(holding.Profit);
        values["990"] = WireFormat.Number(holding.Loan is null ? holding.Profit : 0);
        values["992"] = WireFormat.Number(holding.Loan is null ? 0 : holding.Profit);
        values["917"] = holding.Loan is null ? OrderWords.NoCredit : OrderWords.Loan;
        values["916"] = DateOf(holding.Loan?.Date);
        values["918"] = DateOf(holding.Loan?.DueDate);
        values["957"] = WireFormat.Number(holding.Loan?.Amount ?? 0);
        values["958"] = WireFormat.Number(holding.Loan?.Interest ?? 0);
        values["307"] = WireFormat.Number(quote.BasePrice);

        // Rates of what was realized, of which nobody keeps the cost.
        values["991"] = "";
        values["993"] = "";
        values["8019"] = "";
        hub.Publish([new SimulatedMessage(BalanceType, order.StockCode, values)]);
    }

    private static string DateOf(DateOnly? date) => date is { } day ? WireFormat.Date(day) : OrderWords.NoDate;

    private static Dictionary<string, string> QuoteValues(SimulatedOrder order, Quote quote) => new(StringComparer.Ordinal)
    {
        ["9201"] = OrderWords.AccountNumber,
        ["9001"] = order.StockCode,
        ["302"] = quote.Profile.Name,
        ["10"] = WireFormat.Price(quote.Price, quote.BasePrice),
        ["27"] = WireFormat.Price(quote.BestAsk, quote.BasePrice),
        ["28"] = WireFormat.Price(quote.BestBid, quote.BasePrice),
    };
}

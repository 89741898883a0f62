using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Market;
using Kiwoom.Simulator.Orders;

namespace Kiwoom.Simulator.Realtime;

/// <summary>Turns what happens to orders into messages of the types 00 (order executions) and 04 (balances).</summary>
internal sealed class OrderMessages(RealtimeHub hub, IMarket market)
{
    private const string ExecutionType = "00";
    private const string BalanceType = "04";
    private const string Accepted = "접수";
    private const string Executed = "체결";
    private const string Confirmed = "확인";

    private readonly HoldingLedger _holdings = new();
    private int _lastFill;

    /// <summary>Whether a type tells of orders.</summary>
    public static bool IsOf(string type) => type is ExecutionType or BalanceType;

    /// <summary>Tells of an order that was entered. Called in the order of their numbers, by one thread at a time.</summary>
    public void OnEntered(SimulatedOrder order)
    {
        var quote = market.GetQuote(order.StockCode);
        Publish(order, quote, Accepted, fills: false);
        if (order.Action != SimulatedOrderAction.Place)
        {
            Publish(order, quote, Confirmed, fills: false);
        }

        if (order.FilledQuantity > 0)
        {
            _lastFill++;
            Publish(order, quote, Executed, fills: true);
            PublishBalance(order, quote);
        }
    }

    private static string Label(SimulatedOrder order) =>
        (order.Side == SimulatedOrderSide.Buy ? "+" : "-") + OrderWords.Side(order) + OrderWords.Action(order);

    private static string SideCode(SimulatedOrder order) => order.Side == SimulatedOrderSide.Buy ? "2" : "1";

    private static string ExchangeCode(SimulatedOrder order) => order.Exchange switch
    {
        "KRX" => "1",
        "NXT" => "2",
        _ => "0",
    };

    private static Dictionary<string, string> QuoteValues(SimulatedOrder order, Quote quote) => new(StringComparer.Ordinal)
    {
        ["9201"] = OrderWords.AccountNumber,
        ["9001"] = order.StockCode,
        ["302"] = quote.Profile.Name,
        ["10"] = WireFormat.Price(quote.Price, quote.BasePrice),
        ["27"] = WireFormat.Price(quote.BestAsk, quote.BasePrice),
        ["28"] = WireFormat.Price(quote.BestBid, quote.BasePrice),
    };

    private void Publish(SimulatedOrder order, Quote quote, string status, bool fills)
    {
        var price = WireFormat.Number((long)order.FillPrice);
        var quantity = WireFormat.Number(order.FilledQuantity);
        var values = QuoteValues(order, quote);
        values["9203"] = order.OrderNumber;
        values["913"] = status;
        values["900"] = WireFormat.Number(order.Quantity);
        values["901"] = WireFormat.Number((long)order.Price);
        values["902"] = WireFormat.Number(fills || status == Confirmed || order.FilledQuantity == 0 ? order.OpenQuantity : order.Quantity);
        values["903"] = fills ? WireFormat.Number((long)order.FillPrice * order.FilledQuantity) : "0";
        values["904"] = order.OriginalOrderNumber ?? OrderWords.NoOrder;
        values["905"] = Label(order);
        values["906"] = OrderWords.Type(order);
        values["907"] = SideCode(order);
        values["908"] = WireFormat.Time(order.Time);
        values["909"] = fills ? WireFormat.Number(_lastFill) : "";
        values["910"] = fills ? price : "";
        values["911"] = fills ? quantity : "";
        values["914"] = fills ? price : "";
        values["915"] = fills ? quantity : "";
        values["2134"] = ExchangeCode(order);
        values["2135"] = order.Exchange;
        hub.Publish([new SimulatedMessage(ExecutionType, order.StockCode, values)]);
    }

    private void PublishBalance(SimulatedOrder order, Quote quote)
    {
        var holding = _holdings.Apply(order);
        var values = QuoteValues(order, quote);
        values["930"] = WireFormat.Number(holding.Quantity);
        values["931"] = WireFormat.Number(holding.AveragePrice);
        values["932"] = WireFormat.Number(holding.Cost);
        values["933"] = WireFormat.Number(holding.Quantity);
        values["945"] = WireFormat.Number(holding.NetBought);
        values["946"] = SideCode(order);
        values["950"] = WireFormat.Number(holding.Profit);
        values["307"] = WireFormat.Number(quote.BasePrice);
        hub.Publish([new SimulatedMessage(BalanceType, order.StockCode, values)]);
    }
}

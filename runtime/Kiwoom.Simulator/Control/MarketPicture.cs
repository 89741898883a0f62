using System.Globalization;
using System.Text.Json.Nodes;
using Kiwoom.Simulator.Exchange.Front;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Views;
using Kiwoom.Simulator.Orders;

namespace Kiwoom.Simulator.Control;

/// <summary>A stock's book and trades, and the account with its orders, as JSON and all of one moment.</summary>
internal static class MarketPicture
{
    private const int Depth = 10;
    private const int MaxRows = 30;

    public static JsonObject Of(ControlParts parts, string code)
    {
        var exchange = parts.Exchange ?? throw new ControlRequestException("This simulator has no exchange: its market stands still.", 409);
        using var turn = exchange.Begin();
        var (bare, scope) = ScopeOf.Text(code);
        if (exchange.Engine.Find(bare) is not { Instrument: { } instrument })
        {
            throw new ControlRequestException($"This market does not list '{code}'.", 404);
        }

        var picture = new JsonObject
        {
            ["code"] = code,
            ["name"] = instrument.Name,
            ["instruments"] = new JsonArray([.. exchange.Engine.Instruments.Where(listed => listed.IsTradable)
                .Select(listed => (JsonNode)new JsonObject { ["code"] = listed.Code, ["name"] = listed.Name })]),
            ["asks"] = Levels(exchange.Board.AsksOf(bare, scope, Depth)),
            ["bids"] = Levels(exchange.Board.BidsOf(bare, scope, Depth)),
            ["trades"] = new JsonArray([.. exchange.Tape.Of(bare, scope).TakeLast(MaxRows).Reverse().Select(entry => (JsonNode)new JsonObject
            {
                ["time"] = Time(entry.Trade.Time),
                ["price"] = entry.Trade.Price,
                ["quantity"] = entry.Trade.Origin == TradeOrigin.Sell ? -entry.Trade.Quantity : entry.Trade.Quantity,
                ["own"] = entry.Trade.HasAccount,
            })]),
            ["account"] = AccountOf(exchange),
            ["orders"] = new JsonArray([.. parts.Simulator.Orders.Reverse().Take(MaxRows).Select(order => (JsonNode)OrderOf(exchange, order))]),
        };
        if (exchange.Board.DayOf(bare, scope) is { } day)
        {
            picture["last"] = day.Last;
            picture["base"] = day.BasePrice;
            picture["high"] = day.High;
            picture["low"] = day.Low;
            picture["volume"] = day.Volume;
            picture["expected"] = day.ExpectedPrice;
        }

        return picture;
    }

    private static JsonArray Levels(IReadOnlyList<BookLine> lines) =>
        new([.. lines.Select(line => (JsonNode)new JsonObject { ["price"] = line.Price, ["quantity"] = line.Quantity })]);

    private static JsonObject AccountOf(ExchangeHost exchange)
    {
        var account = exchange.Account;
        var holdings = HoldingValue.All(exchange);
        var value = holdings.Sum(holding => holding.Value);
        return new JsonObject
        {
            ["number"] = account.Number,
            ["cash"] = account.Cash,
            ["cash_after_settlement"] = account.CashAfterSettlement,
            ["orderable"] = account.OrderableCash,
            ["value"] = value,
            ["loans"] = account.Loans.Owed,
            ["assets"] = account.CashAfterSettlement + value - account.Loans.Owed,
            ["paid_in"] = account.PaidIn,
            ["realized"] = account.Realized,
            ["commission"] = account.Commission,
            ["tax"] = account.Tax,
            ["interest"] = account.Interest,
            ["holdings"] = new JsonArray([.. holdings.Select(holding => (JsonNode)new JsonObject
            {
                ["code"] = holding.Code,
                ["name"] = holding.Name,
                ["credit"] = OrderWords.CreditName(holding.CreditCode),
                ["loan_date"] = AccountSheet.Date(holding.LoanDate),
                ["quantity"] = holding.Shares.Quantity,
                ["average"] = Math.Round(holding.Shares.AveragePrice, 2),
                ["price"] = holding.Price,
                ["value"] = holding.Value,
                ["profit"] = holding.Profit,
            })]),
        };
    }

    private static JsonObject OrderOf(ExchangeHost exchange, SimulatedOrder order) => new()
    {
        ["number"] = order.OrderNumber,
        ["original"] = order.OriginalOrderNumber,
        ["time"] = Time(order.Time.DateTime),
        ["label"] = OrderWords.Label(order),
        ["credit"] = order.CreditCode,
        ["type"] = OrderWords.Type(order),
        ["code"] = order.StockCode,
        ["name"] = exchange.Engine.Find(order.StockCode)?.Instrument.Name,
        ["exchange"] = order.Exchange,
        ["price"] = order.Price,
        ["quantity"] = order.Quantity,
        ["filled"] = order.FilledQuantity,
        ["average"] = Math.Round(order.FillPrice, 2),
        ["open"] = order.OpenQuantity,
    };

    private static string Time(DateTime time) => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}

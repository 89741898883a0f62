using System.ComponentModel;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;
using Kiwoom.Cli.Commands;
using Kiwoom.Cli.Orders;
using Kiwoom.Realtime;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Kiwoom.Cli.Mcp;

/// <summary>The tools. Those for orders exist only where orders may be sent.</summary>
internal sealed class McpTools(Session session, CliContext context)
{
    private const int MostRows = 200;
    private const int MostSeconds = 60;
    private const int MostMessages = 200;

    private readonly McpAnswers _answers = new(context, session.Sources);

    private readonly ConfirmationBook _confirmations = new(Path.Combine(context.StateFolder, "mcp-confirmations"), context.Clock);

    public static IEnumerable<McpServerTool> Create(Session session, CliContext context)
    {
        var tools = new McpTools(session, context);
        yield return tools.Tool(tools.SearchSpecAsync, "search_spec", "Find API endpoints by words in English or Korean, ids or element names. Needs no keys.");
        yield return tools.Tool(tools.ShowSpecAsync, "show_spec", "Show an endpoint: its arguments with their codes, and what it answers with units. Needs no keys.");
        yield return tools.Tool(tools.CallAsync, "call", "Call any query endpoint (never an order). Arguments by wire, English or Korean name; days as 2026-01-05.");
        yield return tools.Tool(tools.QuoteAsync, "quote", "Current prices of up to 20 stocks, in won.");
        yield return tools.Tool(tools.BookAsync, "order_book", "The order book of a stock: prices in won, quantities in shares.");
        yield return tools.Tool(tools.CandlesAsync, "candles", "Candles of a stock, newest first; prices adjusted to the last day unless adjusted is false.");
        yield return tools.Tool(tools.WatchAsync, "watch", "Trades and best quotes of stocks for some seconds (at most 60).");
        yield return tools.Tool(tools.AccountAsync, "account", "The account: holdings and open orders. Account numbers are masked.");
        if (session.Settings is { MayOrder: true, AllowOrders: true })
        {
            yield return tools.Tool(tools.PreviewAsync, "order_preview", "Check an order and show what would be sent, with the market beside it and a code. Sends nothing.");
            yield return tools.Tool(tools.SubmitAsync, "order_submit", "Send the order that was previewed, with its code, once, within two minutes. Ask the user before.", isOrder: true);
        }
    }

    private Task<CallToolResult> SearchSpecAsync([Description("words in any order"), Takes("\"daily candles\"", Number = true)] string words) => _answers.GuardAsync(() => Task.FromResult(McpAnswers.Write(writer =>
    {
        var (found, missing) = SpecSearch.Find(words);
        writer.WriteStartObject();
        writer.WriteNumber("found", found.Count);
        if (missing.Count > 0)
        {
            writer.WriteString("withoutWords", string.Join(' ', missing));
        }

        writer.WriteStartArray("endpoints");
        foreach (var endpoint in found.Take(30))
        {
            writer.WriteStartObject();
            writer.WriteString("id", endpoint.ApiId);
            writer.WriteString("koreanName", endpoint.KoreanName);
            writer.WriteString("kind", endpoint.Kind.ToString());
            writer.WriteString("summary", endpoint.Summary);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    })));

    private Task<CallToolResult> ShowSpecAsync([Description("API id, method or Korean name; or an element's name, to see where it occurs"), Takes("\"ka10081\"")] string endpoint) =>
        _answers.GuardAsync(() => Task.FromResult(KiwoomCatalog.FindByName(endpoint) is null && ElementPlace.Find(endpoint) is { Count: > 0 } places
            ? McpAnswers.Places(places)
            : McpAnswers.Write(writer => EndpointJson.Write(writer, EndpointArgument.Find(endpoint, context)))));

    private Task<CallToolResult> CallAsync(
        [Description("API id, method or Korean name"), Takes("\"ka10081\"")] string endpoint,
        [Description("elements by name, all as texts"), Takes("{\"StockCode\": \"005930\"}")] Dictionary<string, string>? arguments = null,
        [Description("rows at most, up to 200"), Takes("50", Most = MostRows)] int maxRows = 50,
        [Description("the nextKey of the page before; none for the first page"), Takes("\"0000000123\"")] string? nextKey = null,
        CancellationToken cancellationToken = default) => _answers.GuardAsync(async () =>
    {
        var called = EndpointArgument.Find(endpoint, context);
        if (called.Kind != EndpointKind.Query)
        {
            throw new CliException($"{called.ApiId} is no query: orders have their own tools, where they are allowed.");
        }

        var continuation = nextKey is null ? null : new Continuation(called.ApiId, nextKey);
        var page = await session.Caller.CallAsync(called, arguments ?? [], continuation, cancellationToken);
        return _answers.Table(page, maxRows);
    });

    private Task<CallToolResult> QuoteAsync([Description("stock codes such as 005930"), Takes("[\"005930\", \"000660\"]")] string[] codes, CancellationToken cancellationToken = default) => _answers.GuardAsync(async () =>
    {
        if (codes.Length is 0 or > StockQuotes.Most)
        {
            throw new CliException("give 1 to 20 codes");
        }

        return _answers.Table(await StockQuotes.AskAsync(session, codes, cancellationToken), codes.Length, StockQuotes.Names);
    });

    private Task<CallToolResult> BookAsync([Description("a stock code such as 005930, 005930_NX for NXT, 005930_AL for all exchanges"), Takes("\"005930\"")] string code, CancellationToken cancellationToken = default) => _answers.GuardAsync(async () =>
        _answers.Table(await session.Caller.CallAsync(KiwoomCatalog.FindByName("GetOrderBook")!, new Dictionary<string, string> { ["StockCode"] = code }, null, cancellationToken), 1));

    private Task<CallToolResult> CandlesAsync(
        [Description("a stock code"), Takes("\"005930\"")] string code,
        [Description("1m 3m 5m 10m 15m 30m 45m 60m 1d 1w 1mo 1y"), Takes("\"1d\"")] string interval = "1d",
        [Description("the last day, 2026-01-05; today by default"), Takes("\"2026-01-05\"", Number = true)] string? to = null,
        [Description("how many, up to 200"), Takes("60", Most = MostRows)] int count = 60,
        [Description("adjusted for splits and the like up to the last day"), Takes("true or false")] bool adjusted = true,
        CancellationToken cancellationToken = default) => _answers.GuardAsync(async () =>
    {
        DateOnly? last = to is null ? null : DateOnly.TryParseExact(to, ["yyyy-MM-dd", "yyyyMMdd"], out var day) ? day : throw new CliException($"'{to}' is no day such as 2026-01-05");
        var request = CandleRequest.Create(CandleInterval.Read(interval, context), null, last, null, adjusted, context);
        var page = await session.Caller.CallAsync(request.Interval.Endpoint, request.Arguments(code), null, cancellationToken);
        return _answers.Table(page, count, "Date", "Time", "OpenPrice", "HighPrice", "LowPrice", "ClosePrice", "Volume");
    });

    private Task<CallToolResult> WatchAsync(
        [Description("stock codes"), Takes("[\"005930\", \"000660\"]")] string[] codes, [Description("seconds, up to 60"), Takes("5", Most = MostSeconds)] int seconds = 5, CancellationToken cancellationToken = default) => _answers.GuardAsync(async () =>
    {
        var stocks = codes.Select(StockCode.FromString).ToArray();
        var stream = session.Client.Realtime.Merge(session.Client.Realtime.StockTrades(stocks), session.Client.Realtime.OrderBooks(stocks));
        await stream.StartAsync(cancellationToken);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ending.CancelAfter(TimeSpan.FromSeconds(seconds));
        var messages = new List<RealtimeMessage>();
        var count = 0;
        try
        {
            await foreach (var message in stream.WithCancellation(ending.Token))
            {
                count++;
                messages.Add(message);
                if (messages.Count > MostMessages)
                {
                    messages.RemoveAt(0);
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The seconds are over.
        }

        return _answers.Messages(messages, count);
    });

    private Task<CallToolResult> AccountAsync(CancellationToken cancellationToken = default) => _answers.GuardAsync(async () =>
    {
        var holdings = await session.Caller.CallAsync(KiwoomCatalog.FindByName("GetHoldings")!, new Dictionary<string, string> { ["QueryType"] = "Combined", ["Exchange"] = "Krx" }, null, cancellationToken);
        var orders = await session.Caller.CallAsync(KiwoomCatalog.FindByName("GetOpenOrders")!, new Dictionary<string, string> { ["StockScope"] = "All", ["Exchange"] = "All" }, null, cancellationToken);
        return _answers.Tables(("holdings", holdings, MostRows), ("openOrders", orders, MostRows));
    });

    private Task<CallToolResult> PreviewAsync(
        [Description("Buy, Sell, Modify or Cancel"), Takes("\"Buy\"")] string action,
        [Description("a stock code"), Takes("\"005930\"")] string code,
        [Description("shares; of a cancellation 0 is all that is left"), Takes("\"10\"", Number = true)] string quantity,
        [Description("limit price in won; none for a market order"), Takes("\"70000\"", Number = true)] string? price = null,
        [Description("order type by name or code; Limit with a price, Market without"), Takes("\"Limit\"")] string? type = null,
        [Description("the price that triggers a StopLimit order"), Takes("\"69000\"", Number = true)] string? stopPrice = null,
        [Description("Krx (default), Nxt or Sor; a change goes to its order's by default"), Takes("\"Krx\"")] string? exchange = null,
        [Description("the number of the order to modify or cancel"), Takes("\"0000123\"")] string? originalOrderNumber = null,
        CancellationToken cancellationToken = default) => _answers.GuardAsync(async () =>
    {
        var desk = CreateDesk();
        var drafted = await DraftAsync(desk, action, code, quantity, price, type, stopPrice, exchange, originalOrderNumber, cancellationToken);
        return McpPreview.Write(_answers, await desk.PreviewAsync(drafted.Draft, drafted, cancellationToken), session, context);
    });

    private Task<CallToolResult> SubmitAsync(
        [Description("the preview's code"), Takes("\"7KQ2M9XR\"")] string confirmationCode,
        [Description("as previewed"), Takes("\"Buy\"")] string action,
        [Description("as previewed"), Takes("\"005930\"")] string code,
        [Description("as previewed"), Takes("\"10\"", Number = true)] string quantity,
        [Description("as previewed"), Takes("\"70000\"", Number = true)] string? price = null,
        [Description("as previewed"), Takes("\"Limit\"")] string? type = null,
        [Description("as previewed"), Takes("\"69000\"", Number = true)] string? stopPrice = null,
        [Description("as previewed"), Takes("\"Krx\"")] string? exchange = null,
        [Description("as previewed"), Takes("\"0000123\"")] string? originalOrderNumber = null,
        CancellationToken cancellationToken = default) => _answers.GuardAsync(async () =>
    {
        var desk = CreateDesk();
        try
        {
            var drafted = await DraftAsync(desk, action, code, quantity, price, type, stopPrice, exchange, originalOrderNumber, cancellationToken);
            var answer = await desk.SubmitAsync(drafted.Draft, confirmationCode, cancellationToken);
            return _answers.Table(answer.Describe(), 1);
        }
        catch (KiwoomOrderOutcomeUnknownException e)
        {
            var found = await desk.FindAsync(e, cancellationToken);
            var candidates = found is null ? "the lists could not be read" : found.Count == 0 ? "not in the lists so far" : string.Join("; ", found.Select(order => OrderFate.Describe(order, e.Request, desk, context)));
            throw new CliException($"The order was sent and its fate is unknown. Looked up: {candidates}. Do not send it again before you know.", ExitCodes.OrderOutcomeUnknown);
        }
    });

    // One for each call: it remembers the orders that were there before its own.
    private OrderDesk CreateDesk() => new(session, _confirmations, context);

    private async Task<ChangeDraft> DraftAsync(
        OrderDesk desk, string action, string code, string quantity, string? price, string? type, string? stopPrice, string? exchange, string? original, CancellationToken cancellationToken)
    {
        // By name alone: an enum's own reading makes a sale of "Buy, Sell".
        OrderAction[] known = [OrderAction.Buy, OrderAction.Sell, OrderAction.Modify, OrderAction.Cancel];
        if (Array.FindIndex(known, one => string.Equals(one.ToString(), action, StringComparison.OrdinalIgnoreCase)) is not (>= 0 and var index))
        {
            throw new CliException($"'{action}' is none of {string.Join(", ", known)}");
        }

        var what = known[index];

        // What an order has no place for was meant for another one.
        (string Name, string? Value, OrderRole Role)[] parts =
            [("price", price, OrderRole.Price), ("type", type, OrderRole.Type), ("stopPrice", stopPrice, OrderRole.StopPrice), ("originalOrderNumber", original, OrderRole.OriginalNumber)];
        if (Array.Find(parts, part => part.Value is not null && !OrderDraft.Takes(what, part.Role)) is { Name: { } name })
        {
            throw new CliException($"{what} takes no {name}: leave it out, or choose another action");
        }

        OrderNumbers.Check(quantity, price, stopPrice, context);
        return what is OrderAction.Buy or OrderAction.Sell || original is null || type is not null || stopPrice is not null
            ? new ChangeDraft(OrderDraft.Create(what, code, quantity, price, type, stopPrice, exchange, original), null, null)
            : await desk.DraftChangeAsync(new OrderChange(what, original, code, quantity, price, exchange), cancellationToken);
    }

    private CheckedTool Tool(Delegate method, string name, string description, bool isOrder = false) => new(
        McpServerTool.Create(method, new McpServerToolCreateOptions
        {
            Name = name,
            Description = description,
            ReadOnly = !isOrder,
            Destructive = isOrder,
            Idempotent = !isOrder,
            OpenWorld = true,
        }),
        new ToolArguments(name, method.Method, context),
        _answers);
}

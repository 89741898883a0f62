using Kiwoom.Account;
using Kiwoom.Charts;
using Kiwoom.MarketConditions;
using Kiwoom.Orders;
using Kiwoom.Quickstart.Application;
using Kiwoom.Quickstart.Screens;
using Kiwoom.Quickstart.Servers;
using Kiwoom.Quickstart.Views;
using Kiwoom.StockInformation;

namespace Kiwoom.Quickstart;

/// <summary>
/// A tour of the library, to be read from top to bottom: a client, a quote, an order book, a chart, an order.
/// Everything that is not the library stands elsewhere: <see cref="Launcher"/> (arguments, errors, Ctrl+C) and <see cref="Screen"/>.
/// </summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => Launcher.RunAsync(args, TourAsync);

    internal static async Task TourAsync(Settings settings, Screen screen, CancellationToken cancellationToken)
    {
        // The simulator in this process; with keys in the environment, Kiwoom's mock server.
        await using var server = await Server.OpenAsync(settings, cancellationToken);

        // One client for each app key. Nothing is sent yet: the first call fetches the token, and the client keeps and renews it.
        // On the real server orders need a leave of their own.
        await using var kiwoom = new KiwoomClient(new KiwoomOptions
        {
            Environment = server.Environment,
            AppKey = server.AppKey,
            SecretKey = server.SecretKey,
            AllowOrders = settings.PlacesOrder,
            HttpClient = server.HttpClient,
        });
        screen.Write(WelcomeView.Create(server, settings));

        // One property for each area of the API, one method for each endpoint. Prices are decimals, and null where the server sent none.
        screen.Section("Quote 현재가", "kiwoom.StockInformation.GetStockProfileAsync(code)");
        StockProfile stock = await kiwoom.StockInformation.GetStockProfileAsync(settings.Code, cancellationToken);
        if (stock.CurrentPrice is null)
        {
            throw new QuickstartException($"The server knows no stock {settings.Code}.", "Give another one: --code 005930");
        }

        screen.Write(QuoteView.Create(stock, screen.Width));

        // Numbered columns are arrays: book.Asks[0] is the best ask, book.Bids[9] the tenth bid.
        screen.Section("Order book 호가", "kiwoom.MarketConditions.GetOrderBookAsync(code)");
        OrderBook book = await kiwoom.MarketConditions.GetOrderBookAsync(settings.Code, cancellationToken);
        screen.Write(OrderBookView.Create(book, stock, screen.Width));

        // Enumerate… walks the pages of an answer and asks for the next one only when it is needed.
        screen.Section("Chart 일봉", "kiwoom.Charts.EnumerateDailyCandlesAsync(code, today, adjustedPrice: true)");
        var candles = new List<DailyCandle>();
        await screen.ProgressAsync("daily candles", settings.Bars, async progress =>
        {
            var newestFirst = kiwoom.Charts.EnumerateDailyCandlesAsync(settings.Code, KoreanTime.Today(), adjustedPrice: true, cancellationToken);
            await foreach (var candle in newestFirst.Take(settings.Bars))
            {
                candles.Add(candle);
                progress.Report(candles.Count);
            }
        });
        screen.Write(ChartView.Create(candles, server.Calls.CountOf("ka10081"), screen));

        if (settings.PlacesOrder)
        {
            await OrderAsync(kiwoom, settings.Code, stock, screen, cancellationToken);
        }
        else
        {
            screen.Section("Order 주문");
            screen.Say("No order is placed on the real server: --place-order would ask for one by name.");
        }

        screen.Section("Order history 주문내역", "kiwoom.Account.EnumerateOrderHistoryAsync(request)");
        var history = await kiwoom.Account.EnumerateOrderHistoryAsync(
            new OrderHistoryRequest
            {
                OrderDate = KoreanTime.Today(),
                QueryType = OrderHistoryQueryType.OrderSequence,
                SecurityKind = SecurityKind.Stock,
                Side = OrderSideFilter.All,
                StockCode = settings.Code,
                Exchange = Exchange.Krx,
            },
            cancellationToken).ToListAsync(cancellationToken);
        screen.Write(OrderTables.Create(history));

        screen.Section("What was called");
        screen.Write(CallsView.Create(server.Calls));
        screen.Section("The end");
        screen.Write(FarewellView.Create(server));
    }

    /// <summary>A limit order far below the market, which waits there until it is cancelled.</summary>
    private static async Task OrderAsync(
        KiwoomClient kiwoom, StockCode code, StockProfile stock, Screen screen, CancellationToken cancellationToken)
    {
        screen.Section("Order 주문", "kiwoom.Orders.BuyAsync(request)");

        // The day's lower limit is a price that the exchange takes, and about 30 % below yesterday's close.
        if (stock.LowerLimitPrice is not { } price || stock.CurrentPrice <= price * 1.1m)
        {
            screen.Say("No order is placed: the stock trades so close to its lower limit that the order might be filled.");
            return;
        }

        var request = new BuyOrderRequest
        {
            Exchange = Exchange.Krx,
            StockCode = code,
            Quantity = 1,
            Price = price,
            Type = OrderType.Limit,
        };
        screen.Write(OrderSentence.Create(request, stock));

        // Sent at most once: where its fate is unknown, a KiwoomOrderOutcomeUnknownException says so and nothing is repeated.
        OrderReceipt receipt = await kiwoom.Orders.BuyAsync(request, cancellationToken);
        screen.Done($"The server took it: order number {receipt.OrderNumber}.");

        try
        {
            screen.Section("Open orders 미체결", "kiwoom.Account.GetOpenOrdersAsync(request)");
            OpenOrders open = await kiwoom.Account.GetOpenOrdersAsync(
                new OpenOrdersRequest
                {
                    StockScope = StockScope.Single,
                    StockCode = code,
                    Side = OrderSideFilter.All,
                    Exchange = Exchange.Krx,
                },
                cancellationToken: cancellationToken);
            screen.Write(OrderTables.Create(open.Orders));
        }
        finally
        {
            // Whatever went wrong, Ctrl+C among it: no order may stay behind.
            await CancelAsync(kiwoom, code, receipt.OrderNumber, screen);
        }
    }

    private static async Task CancelAsync(KiwoomClient kiwoom, StockCode code, string orderNumber, Screen screen)
    {
        screen.Section("Cancel 취소", "kiwoom.Orders.CancelAsync(request)");
        screen.Say($"Withdrawing what is left of order {orderNumber}.");
        try
        {
            OrderChangeReceipt receipt = await kiwoom.Orders.CancelAsync(new CancelOrderRequest
            {
                Exchange = Exchange.Krx,
                OriginalOrderNumber = orderNumber,
                StockCode = code,
                Quantity = 0,
            });
            screen.Done($"The server took it: cancellation number {receipt.OrderNumber}.");
        }
        catch (KiwoomException)
        {
            screen.Say($"Order {orderNumber} may still be open: please cancel it yourself.");
            throw;
        }
    }
}

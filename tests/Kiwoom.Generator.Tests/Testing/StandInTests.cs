using System.Runtime.CompilerServices;
using Kiwoom.Account;
using Kiwoom.ConditionSearch;
using Kiwoom.Orders;
using Kiwoom.Realtime;
using Kiwoom.Testing;

namespace Kiwoom.Generator.Tests.Testing;

/// <summary>Users test their code without a server, with what is public alone: this project sees nothing else of the library.</summary>
public sealed class StandInTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 20, 9, 0, 0, TimeSpan.FromHours(9));

    [Test]
    public void This_project_sees_what_users_see() => Assert.That(
        typeof(KiwoomClient).Assembly.GetCustomAttributes(typeof(InternalsVisibleToAttribute), false).Cast<InternalsVisibleToAttribute>().Select(friend => friend.AssemblyName),
        Has.None.EqualTo(typeof(StandInTests).Assembly.GetName().Name));

    [Test]
    public async Task Balance_an_order_of_unknown_fate_and_three_trades()
    {
        var client = new StandInClient(request => request.StockCode == "000660"
            ? Task.FromResult(new OrderReceipt { OrderNumber = "0000018" })
            : throw KiwoomModelFactory.OrderOutcomeUnknownException(request, Morning));
        client.Feed.Publish(Trade(70_000), Trade(70_100), new StockTrade { Item = "000660", CurrentPrice = 1 }, Trade(70_200));
        client.Feed.Complete();
        var bot = new Bot(client);

        await bot.RunAsync();

        Assert.That(bot.Journal, Is.EqualTo([
            "holds 10 of 005930", "kt10001 unknown, 1 found of 005930",
            "holds 3 of 000660", "sold as 0000018",
            "0B 005930 at 70000", "0B 005930 at 70100", "0B 005930 at 70200",
        ]));
    }

    [Test]
    public async Task Trades_that_come_while_the_bot_listens_with_a_gap_and_an_end()
    {
        var client = new StandInClient(_ => throw KiwoomModelFactory.ApiException("kt10001", "[2000](RC4058:모의투자 장종료)", 20));
        var bot = new Bot(client);
        var running = bot.RunAsync();

        client.Feed.Publish(Trade(1));
        client.Feed.Publish(new StreamGap { From = Morning, Until = Morning.AddSeconds(1), Reason = StreamGapReason.ConnectionLost }, Trade(2));
        client.Feed.Complete(KiwoomModelFactory.SessionReplacedException());

        Assert.That(async () => await running, Throws.TypeOf<KiwoomSessionReplacedException>());
        Assert.That(bot.Journal, Is.EqualTo([
            "holds 10 of 005930", "rejected: RC4058", "holds 3 of 000660", "rejected: RC4058", "0B 005930 at 1", "0B 005930 at 2 after a gap"]));
    }

    [Test]
    public async Task Streams_of_a_feed_merge_change_and_overflow_as_the_client_s()
    {
        var feed = new RealtimeFeed();
        var all = feed.Realtime.Merge(feed.Realtime.StockTrades("005930"), feed.Realtime.OrderExecutions());
        var latest = feed.Realtime.StockTrades(["005930"], new StreamOptions { Overflow = StreamOverflow.Latest });
        await latest.AddAsync("000660");

        feed.Publish(Trade(1), new OrderExecutionUpdate { OrderNumber = "7" }, Trade(2), new StockTrade { Item = "000660", CurrentPrice = 3 });
        feed.Complete();

        Assert.That(await all.Select(message => message.Type).ToListAsync(), Is.EqualTo(["0B", "00", "0B"]));
        Assert.That(await latest.Select(trade => trade.CurrentPrice).ToListAsync(), Is.EqualTo([2m, 3m]));
        Assert.That(() => feed.Publish(Trade(4)), Throws.InvalidOperationException);
    }

    [Test]
    public async Task Stream_that_leaves_an_item_and_comes_back_gets_nothing_twice()
    {
        var feed = new RealtimeFeed();
        var stream = feed.Realtime.StockTrades("005930", "000660");
        await stream.StartAsync();
        feed.Publish(Trade(1), new StreamGap { From = Morning, Until = Morning, Reason = StreamGapReason.ConnectionLost });

        stream.Remove("005930");
        feed.Publish(Trade(2));
        await stream.AddAsync("005930", "035720");
        feed.Publish(Trade(3));
        feed.Complete();

        var seen = await stream.Select(trade => $"{trade.CurrentPrice}{(trade.GapBefore is null ? "" : " after a gap")}").ToListAsync();
        Assert.That(seen, Is.EqualTo(["1", "3 after a gap"]));
    }

    [TestCase("A005930", "005930")]
    [TestCase("005930", "A005930")]
    public async Task Code_is_the_same_with_the_letter_in_front(string published, string followed)
    {
        var feed = new RealtimeFeed();
        feed.Publish(new StockTrade { Item = published, CurrentPrice = 1 }, new StockTrade { Item = "005930_NX", CurrentPrice = 2 });
        feed.Complete();

        Assert.That(await feed.Realtime.StockTrades(followed).Select(trade => trade.CurrentPrice).ToListAsync(), Is.EqualTo([1m]));
    }

    [Test]
    public async Task Conditions_are_followed_by_their_number()
    {
        var feed = new RealtimeFeed();
        feed.Publish(
            new ConditionSnapshot { ConditionNumber = "4", Stocks = ["005930"] },
            new ConditionMatch { ConditionNumber = "5", StockCode = "000660" },
            new ConditionMatch { ConditionNumber = "4", StockCode = "035720" });
        feed.Complete();

        var messages = await feed.Follow("4").ToListAsync();

        Assert.That(messages.Select(message => message.GetType()), Is.EqualTo([typeof(ConditionSnapshot), typeof(ConditionMatch)]));
    }

    [Test]
    public void What_a_stand_in_does_not_implement_says_so()
    {
        IKiwoomClient client = new StandInClient(_ => throw new InvalidOperationException());

        Assert.That(() => client.Charts, Throws.TypeOf<NotImplementedException>().With.Message.StartsWith("IKiwoomClient.Charts was called"));
        Assert.That(
            () => client.Account.GetOpenOrdersAsync(StockScope.All, Exchange.All),
            Throws.TypeOf<NotImplementedException>().With.Message.StartsWith("IAccountClient.GetOpenOrdersAsync was called"));
    }

    [Test]
    public void Refusals_have_the_type_that_their_code_has([Values] bool isOrder)
    {
        var apiId = isOrder ? "kt10000" : "ka10004";

        Assert.That(KiwoomModelFactory.ApiException(apiId, "[8005:Token이 유효하지 않습니다]", 3), Is.TypeOf<KiwoomAuthenticationException>());
        Assert.That(KiwoomModelFactory.ApiException("ka10001", "[1700:허용된 요청 개수를 초과하였습니다] 유량=5", 5), Is.TypeOf<KiwoomRateLimitException>().With.Property("Limit").EqualTo(5));
        Assert.That(KiwoomModelFactory.ApiException(apiId, "[1901:시장 코드값이 존재하지 않습니다]", 2), Is.TypeOf<KiwoomNotFoundException>());
        Assert.That(KiwoomModelFactory.ApiException(apiId, "(RC9000:모의투자에서는 해당업무가 제공되지 않습니다)", 20), Is.InstanceOf<KiwoomApiException>());
        Assert.That(KiwoomModelFactory.ApiException("ka10001", "", null, System.Net.HttpStatusCode.BadGateway), Is.TypeOf<KiwoomServerException>());
    }

    [TestCase("kt10000", "[1700:허용된 요청 개수를 초과하였습니다]", 5, System.Net.HttpStatusCode.OK)]
    [TestCase("kt10000", "", null, System.Net.HttpStatusCode.BadGateway)]
    [TestCase("ka10001", "조회할 자료가 없습니다", 20, System.Net.HttpStatusCode.OK)]
    [TestCase("ka10001", "정상적으로 처리되었습니다", 0, System.Net.HttpStatusCode.OK)]
    public void Refusal_that_the_client_does_not_throw_cannot_be_made(string apiId, string message, int? returnCode, System.Net.HttpStatusCode status) =>
        Assert.Throws<ArgumentException>(() => KiwoomModelFactory.ApiException(apiId, message, returnCode, status));

    /// <summary>A decorator that passes only the long form on loses nothing of the short one, and none of them the tolerance.</summary>
    [Test]
    public async Task Look_up_without_a_tolerance_is_one_with_the_usual_one()
    {
        var asked = new List<TimeSpan>();
        IKiwoomClient client = new LookUps(asked);
        var unknown = KiwoomModelFactory.OrderOutcomeUnknownException(new CancelOrderRequest { Exchange = Exchange.Krx, OriginalOrderNumber = "1", StockCode = "005930", Quantity = 0 }, Morning);
        await client.FindOrderAsync(unknown);
        await client.FindOrderAsync(unknown, TimeSpan.FromMinutes(10));
        Assert.That(asked, Is.EqualTo([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10)]));
    }

    [Test]
    public void Every_other_exception_can_be_made()
    {
        var dryRun = KiwoomModelFactory.DryRunException("kt10000", new Uri("https://api.kiwoom.com/api/dostk/ordr"), "{}");
        var transport = KiwoomModelFactory.TransportException("ka10004", "no answer", wasSent: true);
        KiwoomException[] made =
        [
            dryRun,
            transport,
            KiwoomModelFactory.RequestException("ka10004", "StockCode (stk_cd) is missing."),
            KiwoomModelFactory.ConfigurationException("AppKey is missing."),
            KiwoomModelFactory.QueueFullException("ka10004", 5),
            KiwoomModelFactory.ProtocolException("ka10004", "no JSON"),
            KiwoomModelFactory.SessionReplacedException("R10001"),
            KiwoomModelFactory.OrderOutcomeUnknownException(
                new CancelOrderRequest { Exchange = Exchange.Krx, OriginalOrderNumber = "1", StockCode = "005930", Quantity = 0 }, Morning, transport),
        ];

        Assert.That((dryRun.Body, transport.WasSent), Is.EqualTo(("{}", true)));
        Assert.That(made[^1], Has.Property("ApiId").EqualTo("kt10003").And.InnerException.SameAs(transport));
        var kinds = typeof(KiwoomException).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(KiwoomException)) && !type.IsAssignableTo(typeof(KiwoomApiException)));
        Assert.That(made.Select(exception => exception.GetType()), Is.EquivalentTo(kinds));
    }

    /// <summary>A type of a user's own that is called as one of the client's is another type.</summary>
    [Test]
    public void Order_of_a_type_of_ones_own_is_none_of_the_clients()
    {
        IOrderRequest[] orders =
        [
            new Strangers.BuyOrderRequest(),
            new BuyOrderRequest { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 1, Price = 70_000, Type = OrderType.Limit },
        ];
        Assert.That(orders.Select(order => KiwoomModelFactory.OrderOutcomeUnknownException(order, Morning).ApiId), Is.EqualTo(["", "kt10000"]));
    }

    private static class Strangers
    {
        public sealed record BuyOrderRequest : IOrderRequest
        {
            public OrderAction Action => OrderAction.Buy;

            public string Code => "005930";

            public long Quantity => 1;

            public decimal? Price => null;

            public decimal? StopPrice => null;

            public string? OriginalOrderNumber => null;
        }
    }

    private static StockTrade Trade(decimal price) => new() { Item = "005930", CurrentPrice = price };

    private sealed class LookUps(List<TimeSpan> asked) : IKiwoomClient
    {
        public Task<OrderLookup> FindOrderAsync(KiwoomOrderOutcomeUnknownException unknown, TimeSpan tolerance, CancellationToken cancellationToken = default)
        {
            asked.Add(tolerance);
            return Task.FromResult<OrderLookup>(null!);
        }
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Kiwoom.Catalog;
using Kiwoom.Simulator;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Authentication;
using Kiwoom.Simulator.Exchange.Front;
using Kiwoom.Simulator.Market;
using Kiwoom.Simulator.Orders;
using Kiwoom.Simulator.Realtime;
using Kiwoom.Tests.Simulator.Realtime;

namespace Kiwoom.Tests.Simulator;

/// <summary>README.md says what the simulator answers from its made-up market, and where it says so of the exchange; all else is the document's example.</summary>
internal sealed partial class ReadmeListTests
{
    // The document's examples of these are refused: they leave out what its tables require.
    private static readonly string[] IncompleteExamples = ["ka50079", "ka50080", "ka10017", "ka10018", "ka10019"];

    private static readonly string[] Listed = [.. IdsOf(Sentence())];

    private static IEnumerable<EndpointInfo> Calls => KiwoomCatalog.Endpoints.Where(endpoint => endpoint.Kind is EndpointKind.Query or EndpointKind.Order);

    [Test]
    public void Calls_of_the_list_are_those_that_have_an_answer_of_their_own()
    {
        var options = new KiwoomSimulatorOptions();
        var clock = new KoreanClock(options.TimeProvider);
        var market = new RandomWalkMarket(clock);
        var answers = new AnswerTable(options, clock, market, new OrderLedger(market, clock), new TokenStore(options, clock));

        Assert.That(
            Listed.Where(id => KiwoomCatalog.Find(id)?.Kind is EndpointKind.Query or EndpointKind.Order),
            Is.EquivalentTo(Calls.Where(endpoint => answers.For(endpoint) is not ExampleSource).Select(endpoint => endpoint.ApiId)));
    }

    [Test]
    public async Task Calls_of_the_exchange_are_those_that_only_it_answers()
    {
        var options = new KiwoomSimulatorOptions { Exchange = new SimulatorExchangeOptions { EventsPerDay = 0 } };
        await using var exchange = new ExchangeHost(options.Exchange, options.TimeProvider);
        var market = new ExchangeMarket(exchange);
        var tokens = new TokenStore(options, exchange.Clock);
        var answers = new AnswerTable(options, exchange.Clock, market, new ExchangeLedger(exchange), tokens, exchange);

        // The README names no ids of it: it leads to the list that has them.
        Assert.That(SpecFiles.Read("../README.md"), Does.Contain("(runtime/docs/simulator-answers.md)"));
        Assert.That(
            OfMarket().Matches(SpecFiles.Read("../runtime/docs/simulator-answers.md")).Select(row => row.Groups[1].Value),
            Is.EquivalentTo(Calls.Where(endpoint => answers.For(endpoint) is not ExampleSource).Select(endpoint => endpoint.ApiId)));
    }

    [Test]
    public async Task Other_calls_answer_the_documents_example()
    {
        await using var session = await SimulatorSession.StartAsync(new KiwoomSimulatorOptions { ExampleRowsPerPage = 1_000 });
        using (Assert.EnterMultipleScope())
        {
            foreach (var apiId in Calls.Select(endpoint => endpoint.ApiId).Except(Listed).Except(IncompleteExamples))
            {
                using var request = session.CreateRequest(apiId, SpecFiles.RequestExample(apiId));
                var reply = await session.SendAsync(request);

                Assert.That(JsonElement.DeepEquals(AsDocumented(apiId, reply.Body), JsonElement.Parse(AsRecorded(SpecFiles.ResponseExample(apiId)))), Is.True, apiId);
            }
        }
    }

    [Test]
    public void Condition_searches_of_the_list_are_those_that_the_market_answers() => Assert.That(
        Listed.Where(id => KiwoomCatalog.Find(id)?.Kind == EndpointKind.SocketCall), Is.EqualTo(new[] { "ka10171", "ka10172", "ka10173" }));

    [Test]
    public async Task Streams_of_the_list_are_those_that_move_with_the_market_or_follow_orders()
    {
        var clock = new KoreanClock(TimeProvider.System);
        var live = new LiveMarket(new RandomWalkMarket(clock), clock);
        string[] types = [.. KiwoomCatalog.Endpoints.Where(endpoint => endpoint.Kind == EndpointKind.Realtime).Select(endpoint => endpoint.ApiId)];

        // Every message has the present time in FID 20; those of the market say more.
        var moving = types.Where(type => live.Next(type, "005930").Values!.Keys.Any(fid => fid != "20"));

        Assert.That(Listed.Intersect(types), Is.EquivalentTo(moving.Concat(await TypesThatFollowAnOrderAsync(types))));
    }

    private static async Task<IEnumerable<string>> TypesThatFollowAnOrderAsync(string[] types)
    {
        await using var session = await SimulatorSession.StartAsync();
        using var socket = await RawSocket.LogInAsync(session);
        await socket.SendAsync($$"""{"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":["","005930"],"type":{{JsonSerializer.Serialize(types)}}}]}""");
        Assert.That((await socket.ReceiveJsonAsync()).GetProperty("return_code").GetInt32(), Is.Zero);

        await session.CallAsync("kt10000", ("dmst_stex_tp", "KRX"), ("stk_cd", "005930"), ("ord_qty", "1"), ("ord_uv", ""), ("trde_tp", "3"));

        // What the test itself sends comes behind all that the order has caused.
        await session.Simulator.Realtime.PublishAsync("0B", "005930");
        var came = new HashSet<string>(StringComparer.Ordinal);
        while ((await socket.ReceiveJsonAsync()).GetProperty("data")[0].GetProperty("type").GetString() is { } type && type != "0B")
        {
            came.Add(type);
        }

        return came;
    }

    // Two of the document's examples write these in another way than every recorded answer, which the simulator follows.
    private static string AsRecorded(string example) =>
        example.Replace("returnCode", "return_code", StringComparison.Ordinal).Replace("returnMsg", "return_msg", StringComparison.Ordinal);

    /// <summary>Without the blank elements that the document does not have, and that real servers send.</summary>
    private static JsonElement AsDocumented(string apiId, JsonElement body)
    {
        var fields = KiwoomCatalog.Find(apiId)!.Response;
        var text = fields.Concat(fields.SelectMany(field => field.Rows)).Where(field => field.Origin == "recorded answers")
            .Aggregate(body.GetRawText(), (text, field) => text.Replace($",\"{field.WireName}\":\"\"", "", StringComparison.Ordinal));
        return JsonElement.Parse(text);
    }

    /// <summary>README.md's sentence about what shares the market.</summary>
    private static string Sentence()
    {
        var readme = SpecFiles.Read("../README.md");
        var end = readme.IndexOf("share one made-up market", StringComparison.Ordinal);
        return readme[readme.LastIndexOf("\n```", end, StringComparison.Ordinal)..end];
    }

    /// <summary>The ids in a text, in brackets; <c>kt10000 to kt10003</c> stands for those between as well.</summary>
    private static IEnumerable<string> IdsOf(string text)
    {
        foreach (Match part in Bracketed().Matches(text))
        {
            foreach (var item in part.Groups[1].Value.Split(", "))
            {
                string[] ends = item.Split(" to ");
                var all = KiwoomCatalog.Endpoints.Select(endpoint => endpoint.ApiId);
                foreach (var id in all.Where(id => string.CompareOrdinal(id, ends[0]) >= 0 && string.CompareOrdinal(id, ends[^1]) <= 0))
                {
                    yield return id;
                }
            }
        }
    }

    /// <summary>A row of the list whose second column says that the exchange's answer is the market's.</summary>
    [GeneratedRegex(@"^\| (k[a-z]\d{5}) \| [^|]* \| market", RegexOptions.Multiline)]
    private static partial Regex OfMarket();

    [GeneratedRegex(@"\(([^)]*)\)")]
    private static partial Regex Bracketed();
}

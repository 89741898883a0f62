using System.Text.Json;
using Kiwoom.Catalog;
using Kiwoom.Simulator;
using Kiwoom.Tests.Catalogue;

namespace Kiwoom.Tests.Http;

/// <summary>Calls by wire names go the way of typed ones, and nothing can be called as something else than it is.</summary>
internal sealed class RawCallTests
{
    private static readonly HttpAnswer Done = HttpAnswer.Json("""{"return_code":0,"return_msg":"ok","x":"1"}""");
    private static readonly HttpAnswer Receipt = HttpAnswer.Json("""{"ord_no":"0000017","return_code":0,"return_msg":"ok"}""");

    private static IEnumerable<EndpointInfo> Rest => KiwoomCatalog.Endpoints.Where(endpoint => endpoint.Kind is EndpointKind.Query or EndpointKind.Order);

    private static readonly Dictionary<string, string> Limit = new()
    {
        ["dmst_stex_tp"] = "KRX",
        ["stk_cd"] = "005930",
        ["ord_qty"] = "10",
        ["ord_uv"] = "70000",
        ["trde_tp"] = "0",
    };

    [TestCaseSource(nameof(Rest))]
    public async Task Raw_call_sends_what_the_typed_one_sends(EndpointInfo endpoint)
    {
        await using var bed = TestBed.Answering(request => request.ApiId.StartsWith("kt1000", StringComparison.Ordinal) || request.ApiId.StartsWith("kt5000", StringComparison.Ordinal) ? Receipt : Done);
        var elements = ExampleFiles.Find(endpoint.ApiId, "request")!.Value.EnumerateObject().Where(element => endpoint.Request.Any(field => field.WireName == element.Name && field.Constant is null))
            .ToDictionary(element => element.Name, element => element.Value.GetString()!);

        try
        {
            await bed.Client.SendExampleAsync(endpoint.ApiId);
        }
        catch (KiwoomRequestException)
        {
            // Some examples have a code that the document's own table lacks: neither way sends them.
            await Assert.ThrowsAsync<KiwoomRequestException>(() => bed.Client.CallAsync(Call(endpoint, elements)));
            return;
        }

        await bed.Client.CallAsync(Call(endpoint, elements));

        var (typed, raw) = (bed.Calls[0], bed.Calls[1]);
        Assert.That(raw.Path, Is.EqualTo(typed.Path));
        Assert.That(raw.ApiId, Is.EqualTo(endpoint.ApiId));
        Assert.That(raw["authorization"], Is.EqualTo(typed["authorization"]));
        Assert.That(Elements(raw.Text), Is.EquivalentTo(Elements(typed.Text)));
    }

    [TestCase(" 005930", "005930")]
    [TestCase("005930 ", "005930")]
    [TestCase("A005930", "005930")]
    [TestCase(" 005930_NX", "005930_NX")]
    public async Task Stock_code_of_a_query_is_sent_as_the_typed_one(string given, string sent)
    {
        await using var bed = TestBed.Answering(Done);

        await bed.Client.StockInformation.GetStockProfileAsync(given);
        await bed.Client.CallAsync("ka10001", new Dictionary<string, string> { ["stk_cd"] = given });

        Assert.That(bed.Calls.Select(call => call.Text), Has.All.EqualTo($$"""{"stk_cd":"{{sent}}"}"""));
    }

    [Test]
    public async Task Stock_codes_of_a_query_are_sent_as_the_typed_ones()
    {
        await using var bed = TestBed.Answering(Done);

        await bed.Client.StockInformation.GetWatchlistQuotesAsync(["005930", "000660_AL"]);
        await bed.Client.CallAsync("ka10095", new Dictionary<string, string> { ["stk_cd"] = " 005930|A000660_AL" });

        Assert.That(bed.Calls[1].Text, Is.EqualTo(bed.Calls[0].Text));
    }

    [Test]
    public async Task Stock_code_of_a_query_is_sent_as_it_stands_where_nothing_is_checked()
    {
        await using var bed = TestBed.Answering(Done);

        await bed.Client.CallAsync(new RawCall(KiwoomCatalog.Find("ka10001")!) { Elements = new Dictionary<string, string> { ["stk_cd"] = " 005930" }, SkipChecks = true });

        Assert.That(bed.Calls[0].Text, Is.EqualTo("""{"stk_cd":" 005930"}"""));
    }

    [Test]
    public async Task Id_that_the_catalogue_lacks_is_called_where_it_is_said_to_be()
    {
        await using var bed = TestBed.Answering(Done.WithNextPage("k2"));

        var answer = await bed.Client.CallAsync(new RawCall(EndpointInfo.Unlisted("ka99999", "/api/dostk/newthing")) { Elements = new Dictionary<string, string> { ["a"] = "1" } });
        await bed.Client.CallAsync(new RawCall(EndpointInfo.Unlisted("ka99999", "/api/dostk/newthing")) { Continuation = answer.Continuation });

        Assert.That(bed.Calls[0].Path, Is.EqualTo("/api/dostk/newthing"));
        Assert.That(bed.Calls[0].Text, Is.EqualTo("""{"a":"1"}"""));
        Assert.That(bed.Calls[0]["authorization"], Is.EqualTo("Bearer " + TestBed.Token));
        Assert.That(bed.Calls[1]["next-key"], Is.EqualTo("k2"));
        Assert.That(answer.Describe().Findings, Is.EqualTo(new[] { new AnswerFinding(AnswerFindingKind.UnknownElement, "x", "1", 1) }));
        using var json = answer.ParseBody();
        Assert.That(json.RootElement.GetProperty("x").GetString(), Is.EqualTo("1"));
    }

    [TestCase("//evil.example/x")]
    [TestCase("https://evil.example/x")]
    [TestCase("/api/../oauth2/token")]
    [TestCase("/api/dostk/./ordr")]
    [TestCase("/api/dostk/ordr/")]
    [TestCase("/api/dostk/ord%72")]
    [TestCase("/api/dostk/ordr?x=1")]
    [TestCase("/api/dostk/ordr")]
    [TestCase("/API/dostk/ORDR")]
    [TestCase("/api/dostk/crdordr")]
    [TestCase("/oauth2/token")]
    [TestCase("/oauth2/revoke")]
    [TestCase("api/dostk/x")]
    [TestCase("/")]
    [TestCase("")]
    public async Task Query_goes_to_no_path_of_orders_or_tokens_nor_elsewhere(string path)
    {
        await using var bed = TestBed.Answering(Done);

        await Assert.ThrowsAsync<KiwoomRequestException>(() => bed.Client.CallAsync(new RawCall(EndpointInfo.Unlisted("ka99999", path))));

        Assert.That(bed.Server.Requests, Is.Empty);
    }

    [TestCase("kt10000", "/api/dostk/ordr")]
    [TestCase("kt10000", "/api/dostk/stkinfo")]
    [TestCase("KT10000", "/api/dostk/stkinfo")]
    [TestCase("kt10000 ", "/api/dostk/stkinfo")]
    [TestCase("kt10000\r\nx: y", "/api/dostk/stkinfo")]
    [TestCase("au10001", "/oauth2/token")]
    [TestCase("ka10171", "/api/dostk/websocket")]
    [TestCase("0B", "/api/dostk/websocket")]
    [TestCase("ka10001", "/api/dostk/mrkcond")]
    [TestCase("", "/api/dostk/stkinfo")]
    public async Task Known_id_is_called_as_nothing_else(string apiId, string path)
    {
        await using var bed = TestBed.Answering(Done);

        await Assert.ThrowsAsync<KiwoomRequestException>(() => bed.Client.CallAsync(new RawCall(EndpointInfo.Unlisted(apiId, path))));

        Assert.That(bed.Server.Requests, Is.Empty);
    }

    [TestCase("ord_qty", "0", "1 or more")]
    [TestCase("ord_qty", "-1", "negative")]
    [TestCase("ord_qty", "1.5", "whole number")]
    [TestCase("ord_qty", "+10", "digits alone")]
    [TestCase("ord_qty", "１０", "whole number")]
    [TestCase("ord_qty", "", "missing")]
    [TestCase("ord_uv", "", "missing")]
    [TestCase("ord_uv", "0", "a Limit order has a price")]
    [TestCase("ord_uv", "70000.5", "whole")]
    [TestCase("ord_uv", "+70000", "digits alone")]
    [TestCase("ord_uv", "70000.0", "digits alone")]
    [TestCase("trde_tp", "3", "no price")]
    [TestCase("trde_tp", "99", "no code of it")]
    [TestCase("stk_cd", "A005930", "write 005930")]
    [TestCase("stk_cd", "5930", "six letters")]
    [TestCase("stk_cd", "", "missing")]
    [TestCase("stk_cd", "005930_NX", "another exchange than the order's, Krx")]
    [TestCase("stk_cd", "005930_AL", "another exchange than the order's, Krx")]
    [TestCase("dmst_stex_tp", "KOSPI", "no code of it")]
    [TestCase("cond_uv", "69000", "no stop price")]
    [TestCase("ord_qty2", "1", "no element of this order")]
    public async Task Wrong_order_is_not_sent(string element, string value, string words)
    {
        await using var bed = TestBed.Answering(Receipt);
        var call = Call(KiwoomCatalog.Find("kt10000")!, new Dictionary<string, string>(Limit) { [element] = value }, skipChecks: true);

        var e = (await Assert.ThrowsAsync<KiwoomRequestException>(() => bed.Client.CallAsync(call)))!;

        Assert.That(e.Message, Does.Contain(words));
        Assert.That(bed.Calls, Is.Empty);
    }

    [Test]
    public async Task Order_needs_leave_where_it_may_be_money()
    {
        await using var kiwoom = new KiwoomClient(new() { Environment = KiwoomEnvironment.Custom(new Uri("https://broker.example")), AppKey = TestBed.AppKey, SecretKey = TestBed.SecretKey });

        var e = (await Assert.ThrowsAsync<KiwoomRequestException>(() => kiwoom.CallAsync("kt10000", Limit)))!;

        Assert.That(e.Message, Does.Contain("AllowOrders"));
    }

    [Test]
    public async Task Order_has_the_ceilings_of_a_typed_one()
    {
        await using var bed = TestBed.Answering(Receipt, options => options.MaxOrderValue = 699_999);

        var e = (await Assert.ThrowsAsync<KiwoomRequestException>(() => bed.Client.CallAsync("kt10000", Limit)))!;
        var market = new Dictionary<string, string>(Limit) { ["trde_tp"] = "3", ["ord_uv"] = "" };
        var unpriced = (await Assert.ThrowsAsync<KiwoomRequestException>(() => bed.Client.CallAsync("kt10000", market)))!;

        Assert.That(e.Message, Does.Contain("MaxOrderValue"));
        Assert.That(unpriced.Message, Does.Contain("MaxUnpricedQuantity"));
        Assert.That(bed.Calls, Is.Empty);
    }

    [Test]
    public async Task Order_is_sent_once_and_its_doubt_is_said()
    {
        await using var bed = TestBed.Scripted((connection, _) => connection.SendAsync(HttpAnswer.Json("""{"return_code":0}""", 503)), options => options.Retries = new RetryOptions { MaxAttempts = 4 });

        var e = (await Assert.ThrowsAsync<KiwoomOrderOutcomeUnknownException>(() => bed.Client.CallAsync("kt10000", Limit)))!;

        Assert.That(bed.Calls, Has.Count.EqualTo(1));
        Assert.That((e.Request.Action, e.Request.Code, e.Request.Quantity, e.Request.Price), Is.EqualTo((OrderAction.Buy, "005930", 10L, (decimal?)70000m)));
        Assert.That(e.RequestSummary, Does.Contain("005930"));
    }

    [Test]
    public async Task Receipt_without_a_number_leaves_the_order_in_doubt()
    {
        await using var bed = TestBed.Answering(Done);

        await Assert.ThrowsAsync<KiwoomOrderOutcomeUnknownException>(() => bed.Client.CallAsync("kt10000", Limit));
    }

    [Test]
    public async Task Order_that_the_catalogue_lacks_needs_a_description_with_roles()
    {
        await using var bed = TestBed.Answering(Receipt, options => options.MaxOrderValue = 1_000_000);
        var bare = EndpointInfo.Unlisted("kt99999", "/api/dostk/ordr") with { Kind = EndpointKind.Order, Method = "BuyNew" };
        var buy = KiwoomCatalog.Find("kt10000")!;
        var described = bare with { Request = buy.Request, Response = buy.Response };

        var e = (await Assert.ThrowsAsync<KiwoomRequestException>(() => bed.Client.CallAsync(Call(bare, Limit))))!;
        var receipt = await bed.Client.CallAsync(Call(described, Limit));
        await Assert.ThrowsAsync<KiwoomRequestException>(() => bed.Client.CallAsync(Call(described, new Dictionary<string, string>(Limit) { ["ord_qty"] = "100" })));

        Assert.That(e.Message, Does.Contain("Quantity"));
        Assert.That(receipt.Describe().Content["OrderNumber"], Is.EqualTo("0000017"));
        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Newer_code_goes_through_when_checks_are_skipped()
    {
        await using var bed = TestBed.Answering(Done);
        var endpoint = KiwoomCatalog.Endpoints.First(endpoint => endpoint.Kind == EndpointKind.Query && endpoint.Request.Any(field => field is { Type: FieldType.Enum, Required: true, Default: null, Separator: null }));
        var example = ExampleFiles.Find(endpoint.ApiId, "request")!.Value.EnumerateObject().ToDictionary(element => element.Name, element => element.Value.GetString()!);
        example[endpoint.Request.First(field => field is { Type: FieldType.Enum, Required: true, Default: null }).WireName] = "Zz";

        await Assert.ThrowsAsync<KiwoomRequestException>(() => bed.Client.CallAsync(Call(endpoint, example)));
        await bed.Client.CallAsync(Call(endpoint, example, skipChecks: true));

        Assert.That(bed.Calls, Has.Count.EqualTo(1));
        Assert.That(bed.Call.Text, Does.Contain("Zz"));
    }

    [Test]
    public async Task Query_is_repeated_and_waits_like_any_other()
    {
        var count = 0;
        await using var bed = TestBed.Answering(_ => Interlocked.Increment(ref count) == 1 ? HttpAnswer.Html("no", 502) : Done, options => options.Retries = new RetryOptions { MaxAttempts = 2 });

        await bed.Client.CallAsync("ka10001", new Dictionary<string, string> { ["stk_cd"] = "005930" });

        Assert.That(bed.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Typed_answers_keep_their_bytes_on_request()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        await using var without = new KiwoomClient(OptionsFor(simulator));
        var options = OptionsFor(simulator);
        options.KeepAnswers = true;
        await using var kiwoom = new KiwoomClient(options);

        var bare = await without.StockInformation.GetStockProfileAsync("005930");
        var answer = await kiwoom.StockInformation.GetStockProfileAsync("005930");

        Assert.That(bare.Body.IsEmpty, Is.True);
        Assert.That(CatalogAnswer.Read(KiwoomCatalog.Find("ka10001")!, answer).Content["CurrentPrice"], Is.EqualTo(answer.CurrentPrice));
        Assert.That(() => CatalogAnswer.Read(KiwoomCatalog.Find("ka10001")!, bare), Throws.ArgumentException);
    }

    private static KiwoomOptions OptionsFor(KiwoomSimulator simulator) =>
        new() { Environment = KiwoomEnvironment.Simulator(simulator.BaseAddress), AppKey = simulator.AppKey, SecretKey = simulator.SecretKey };

    private static RawCall Call(EndpointInfo endpoint, IReadOnlyDictionary<string, string> elements, bool skipChecks = false) => new(endpoint) { Elements = elements, SkipChecks = skipChecks };

    private static Dictionary<string, string> Elements(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(element => element.Name, element => element.Value.GetString()!);
    }
}

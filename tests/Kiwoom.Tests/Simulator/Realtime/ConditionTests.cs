using System.Text.Json;
using Kiwoom.Simulator;
using Kiwoom.Simulator.Realtime;

namespace Kiwoom.Tests.Simulator.Realtime;

internal sealed class ConditionTests : SimulatorTest
{
    private const string List = """{"trnm":"CNSRLST"}""";

    [Test]
    public async Task List_is_the_documents()
    {
        using var socket = await RawSocket.LogInAsync(Session);
        await socket.SendAsync(List);

        var example = JsonElement.Parse(SpecFiles.ResponseExample("ka10171"));
        Assert.That(JsonElement.DeepEquals(await socket.ReceiveJsonAsync(), example), Is.True);
    }

    [Test]
    public async Task Search_before_the_list_stays_without_an_answer()
    {
        using var socket = await RawSocket.LogInAsync(Session);
        await socket.SendAsync(Search("0", "0"));
        await socket.SendAsync(List);

        Assert.That(Trnm(await socket.ReceiveJsonAsync()), Is.EqualTo("CNSRLST"));
    }

    [Test]
    public async Task Search_continues_in_the_body_until_all_rows_are_there()
    {
        using var socket = await ListedAsync();
        var codes = new List<string>();
        var nextKey = "";
        var pages = 0;
        JsonElement page;
        do
        {
            await socket.SendAsync(Search("2", "0", pages == 0 ? "N" : "Y", nextKey));
            page = await socket.ReceiveJsonAsync();
            nextKey = page.GetProperty("next_key").GetString()!;
            codes.AddRange(page.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("9001").GetString()!));
            pages++;
        }
        while (page.GetProperty("cont_yn").GetString() == "Y");

        Assert.That(pages, Is.EqualTo(3));
        Assert.That(codes, Has.Count.EqualTo(10).And.Unique.And.All.StartsWith("A"));
        Assert.That(page.GetProperty("seq").GetString(), Is.EqualTo("2  "));
    }

    [Test]
    public async Task Rows_have_the_documents_members_in_fixed_point()
    {
        using var socket = await ListedAsync();
        await socket.SendAsync(Search("0", "0"));
        var page = await socket.ReceiveJsonAsync();
        var example = JsonElement.Parse(SpecFiles.ResponseExample("ka10172"));

        Assert.That(Names(page), Is.EqualTo(Names(example)));
        Assert.That(Names(page.GetProperty("data")[0]), Is.EqualTo(Names(example.GetProperty("data")[0])));
        foreach (var fid in new[] { "10", "11", "12", "13", "16", "17", "18" })
        {
            Assert.That(page.GetProperty("data")[0].GetProperty(fid).GetString(), Does.Match("^[-0-9][0-9]{8}$"));
        }
    }

    [Test]
    public async Task Client_reads_the_figures_of_a_search_as_those_of_the_quotes()
    {
        await using var kiwoom = new KiwoomClient(new KiwoomOptions
        {
            Environment = KiwoomEnvironment.Simulator(Session.Simulator.BaseAddress),
            AppKey = Session.Simulator.AppKey,
            SecretKey = Session.Simulator.SecretKey,
        });

        var found = await kiwoom.ConditionSearch.EnumerateSearchAsync("0").ToListAsync();

        Assert.That(found, Has.Count.EqualTo(10));
        Assert.That(found.Select(stock => stock.ChangeRate), Has.Some.Negative.And.Some.Positive);
        foreach (var stock in found)
        {
            var quote = await kiwoom.StockInformation.GetStockProfileAsync(stock.StockCode!);
            Assert.That(
                (stock.CurrentPrice, stock.Change, stock.ChangeRate, stock.AccumulatedVolume, stock.OpenPrice, stock.HighPrice, stock.LowPrice),
                Is.EqualTo((quote.CurrentPrice, quote.Change, quote.ChangeRate, quote.Volume, quote.OpenPrice, quote.HighPrice, quote.LowPrice)));
        }
    }

    [TestCase(90, 20_000, "000000450")]
    [TestCase(-90, 20_000, "-00000450")]
    [TestCase(-100, 75_000, "-00000130", Description = "the document's example")]
    [TestCase(0, 75_000, "000000000")]
    [TestCase(1, 0, "000000000")]
    public void Rate_of_change_is_a_thousandfold_of_two_places(long change, long basePrice, string wire) =>
        Assert.That(ConditionDirectory.Rate(change, basePrice), Is.EqualTo(wire));

    [Test]
    public async Task Realtime_condition_gives_codes_then_inserts_and_deletes_until_it_is_cleared()
    {
        var realtime = Session.Simulator.Realtime;
        using var socket = await ListedAsync();
        await socket.SendAsync(Search("4", "1"));
        var first = await socket.ReceiveJsonAsync();
        Assert.That(Names(first), Is.EqualTo(Names(JsonElement.Parse(SpecFiles.ResponseExample("ka10173")))));
        Assert.That(first.GetProperty("data")[0].GetProperty("jmcode").GetString(), Is.EqualTo("A005930"));

        Assert.That(realtime.PublishCondition("3", "000660", inserted: true), Is.Zero);
        Assert.That(realtime.PublishCondition("4", "000660", inserted: false), Is.EqualTo(1));
        var entry = (await socket.ReceiveJsonAsync()).GetProperty("data")[0];
        Assert.That(entry.GetProperty("type").GetString(), Is.EqualTo("02"));
        Assert.That(entry.GetProperty("values").GetRawText(), Is.EqualTo("""{"841":"4","9001":"000660","843":"D","20":"130543","907":"2"}"""));

        await socket.SendAsync("""{"trnm":"CNSRCLR","seq":"4"}""");
        Assert.That(await socket.ReceiveAsync(), Is.EqualTo("""{"trnm":"CNSRCLR","seq":"4","return_code":0,"return_msg":""}"""));
        Assert.That(realtime.PublishCondition("4", "000660", inserted: true), Is.Zero);
    }

    [TestCase("5")]
    [TestCase("x")]
    public async Task Unknown_condition_is_refused(string seq)
    {
        using var socket = await ListedAsync();
        await socket.SendAsync(Search(seq, "1"));

        Assert.That((await socket.ReceiveJsonAsync()).GetProperty("return_code").GetInt32(), Is.EqualTo(20));
    }

    [Test]
    public async Task Eleventh_realtime_condition_is_refused()
    {
        await using var session = await SimulatorSession.StartAsync(new KiwoomSimulatorOptions
        {
            Realtime = new SimulatorRealtimeOptions { ConditionNames = [.. Enumerable.Range(0, 11).Select(i => $"조건{i}")] },
        });
        using var socket = await RawSocket.LogInAsync(session);
        await socket.SendAsync(List);
        await socket.ReceiveAsync();
        for (var i = 0; i < 11; i++)
        {
            await socket.SendAsync(Search($"{i}", "1"));
            Assert.That((await socket.ReceiveJsonAsync()).GetProperty("return_code").GetInt32(), Is.EqualTo(i < 10 ? 0 : 20));
        }
    }

    private static string Search(string seq, string searchType, string contYn = "N", string nextKey = "") =>
        $$"""{"trnm":"CNSRREQ","seq":"{{seq}}","search_type":"{{searchType}}","stex_tp":"K","cont_yn":"{{contYn}}","next_key":"{{nextKey}}"}""";

    private static string? Trnm(JsonElement frame) => frame.GetProperty("trnm").GetString();

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(member => member.Name);

    private async Task<RawSocket> ListedAsync()
    {
        var socket = await RawSocket.LogInAsync(Session);
        await socket.SendAsync(List);
        await socket.ReceiveAsync();
        return socket;
    }
}

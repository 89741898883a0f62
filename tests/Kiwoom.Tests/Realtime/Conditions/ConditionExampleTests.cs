using System.Text.Json;
using System.Text.Json.Nodes;
using Kiwoom.Catalog;
using Kiwoom.Tests.Catalogue;

namespace Kiwoom.Tests.Realtime.Conditions;

/// <summary>The document's examples of the condition search as they arrive over a real socket, every leaf of them; and its requests.</summary>
internal sealed class ConditionExampleTests
{
    // The frame's own elements.
    private static readonly string[] Envelope = [".trnm", ".return_code", ".return_msg"];

    [Test]
    public async Task List_of_the_document_is_read()
    {
        await using var server = new ConditionServer(_ => [Example("ka10171")]);
        await using var kiwoom = ConditionBed.CreateClient(server.Address);

        CompareAnswer("ka10171", await kiwoom.ConditionSearch.GetConditionsAsync());
        CompareRequest("ka10171", await server.NextFrameAsync());
    }

    [Test]
    public async Task List_of_objects_is_read_as_one_of_arrays()
    {
        const string Objects = """{"data":[{"name":"조건1","seq":"0"},{"seq":"1","name":"조건2"}],"return_msg":"","return_code":0,"trnm":"CNSRLST"}""";
        await using var server = new ConditionServer(_ => [Objects]);
        await using var kiwoom = ConditionBed.CreateClient(server.Address);

        var list = await kiwoom.ConditionSearch.GetConditionsAsync();

        Assert.That(list.Conditions.Select(condition => (condition.ConditionNumber, condition.ConditionName)), Is.EqualTo(new[] { ("0", "조건1"), ("1", "조건2") }));
    }

    [Test]
    public async Task Search_of_the_document_is_read_without_its_fixed_point()
    {
        await using var server = new ConditionServer(Documented);
        await using var kiwoom = ConditionBed.CreateClient(server.Address);

        var result = await kiwoom.ConditionSearch.SearchAsync("4");

        CompareAnswer("ka10172", result);
        Assert.That(result.Continuation, Is.Null);
        var stock = result.Stocks[3];
        Assert.That(
            (stock.CurrentPrice, stock.Change, stock.ChangeRate, stock.AccumulatedVolume, stock.OpenPrice),
            Is.EqualTo(((decimal?)75_000m, (decimal?)-100m, (decimal?)-0.13m, (long?)10_386_116, (decimal?)75_100m)));
        Assert.That(ConditionServer.Trnm(await server.NextFrameAsync()), Is.EqualTo("CNSRLST"));
        CompareRequest("ka10172", await server.NextFrameAsync());
    }

    [Test]
    public async Task Realtime_search_of_the_document_is_read_from_its_beginning_to_its_end()
    {
        await using var server = new ConditionServer(Documented);
        await using var kiwoom = ConditionBed.CreateClient(server.Address);
        await using var messages = kiwoom.ConditionSearch.Follow("4").GetAsyncEnumerator();

        var all = await messages.TakeAsync<ConditionSnapshot>();
        var match = await messages.TakeAsync<ConditionMatch>();
        await messages.DisposeAsync();

        var rows = JsonElement.Parse(Example("ka10173")).GetProperty("data").EnumerateArray();
        Assert.That(all.Stocks.Select(stock => "A" + stock).ToList(), Is.EqualTo(rows.Select(row => row.GetProperty("jmcode").GetString())).And.Count.EqualTo(31));
        Assert.That((all.ConditionNumber, all.Type, all.GapBefore), Is.EqualTo(("4", "02", (StreamGap?)null)));
        var entry = ExampleFiles.Find("ka10173", "message")!.Value.GetProperty("data")[0];
        var comparer = new LeafComparer();
        comparer.Compare("", entry.GetProperty("values"), KiwoomCatalog.Find("ka10173")!.Values, match);
        Assert.That((comparer.Leaves, comparer.Differences.Count, comparer.Unread.Count), Is.EqualTo((5, 0, 0)), string.Join(", ", comparer.Differences));
        Assert.That((match.Type, match.Item), Is.EqualTo(("02", "005930")));
        Assert.That(ConditionServer.Trnm(await server.NextFrameAsync()), Is.EqualTo("CNSRLST"));
        CompareRequest("ka10173", await server.NextFrameAsync());
        var end = await server.NextFrameAsync();
        Assert.That(end.GetRawText(), Is.EqualTo("""{"trnm":"CNSRCLR","seq":"4"}"""));
    }

    [Test]
    public async Task Match_without_its_condition_number_is_a_gap_and_one_of_another_condition_is_nobodys()
    {
        string[] lost = [Match("", "000660"), Match("5", "000660"), Match("4", "035420")];
        await using var server = new ConditionServer(frame => [.. Documented(frame).Take(1), .. ConditionServer.Trnm(frame) == "CNSRREQ" ? lost : []]);
        await using var kiwoom = ConditionBed.CreateClient(server.Address);
        await using var messages = kiwoom.ConditionSearch.Follow("4").GetAsyncEnumerator();

        await messages.TakeAsync<ConditionSnapshot>();
        var match = await messages.TakeAsync<ConditionMatch>();

        Assert.That((match.StockCode.ToString(), match.GapBefore?.Reason), Is.EqualTo(("035420", (StreamGapReason?)StreamGapReason.UnreadableFrame)));
        Assert.That(kiwoom.Realtime.Statistics.UnclaimedMessages, Is.EqualTo(1));
    }

    private static string Match(string number, string stock) =>
        $$$"""{"data":[{"values":{"841":"{{{number}}}","9001":"{{{stock}}}","843":"I"},"type":"02","item":"{{{stock}}}"}],"trnm":"REAL"}""";

    private static IEnumerable<string> Documented(JsonElement frame) => ConditionServer.Trnm(frame) switch
    {
        "CNSRLST" => [Example("ka10171")],
        "CNSRREQ" when frame.GetProperty("search_type").GetString() == "0" => [Example("ka10172")],
        "CNSRREQ" => [Example("ka10173"), SpecFiles.Read("examples/ka10173.message.json")],
        _ => [Example("ka10174")],
    };

    private static string Example(string apiId) => SpecFiles.ResponseExample(apiId);

    private static void CompareAnswer(string apiId, KiwoomResponse answer)
    {
        var comparer = new LeafComparer();
        comparer.Compare("", JsonElement.Parse(Example(apiId)), KiwoomCatalog.Find(apiId)!.Response, answer);
        Assert.That(comparer.Leaves, Is.Positive);
        Assert.That(comparer.Differences, Is.Empty);
        Assert.That(comparer.Unread.Except(Envelope), Is.Empty);
    }

    private static void CompareRequest(string apiId, JsonElement frame) =>
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(frame.GetRawText()), JsonNode.Parse(SpecFiles.RequestExample(apiId))), Is.True, frame.GetRawText());
}

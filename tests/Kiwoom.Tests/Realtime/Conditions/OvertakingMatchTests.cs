namespace Kiwoom.Tests.Realtime.Conditions;

/// <summary>A match that comes before the answer to the search that brought it.</summary>
[Parallelizable]
internal sealed class OvertakingMatchTests
{
    [Test]
    public async Task Match_that_overtakes_the_answer_is_not_lost_without_a_word()
    {
        await using var server = new ConditionServer(frame => ConditionServer.Trnm(frame) == "CNSRLST"
            ? ["""{"trnm":"CNSRLST","return_code":0,"return_msg":"","data":[["1","a"]]}"""]
            : [Match("1", "000660"), """{"trnm":"CNSRREQ","return_code":0,"return_msg":"","seq":"1","data":[{"jmcode":"A005930"}]}""", Match("1", "035420")]);
        await using var kiwoom = ConditionBed.CreateClient(server.Address);
        await using var messages = kiwoom.ConditionSearch.Follow("1").GetAsyncEnumerator();

        // Whatever was found before the answer is in the snapshot, follows it, or is a gap.
        var snapshot = await messages.TakeAsync<ConditionSnapshot>();
        var next = await messages.TakeAsync<ConditionMatch>();
        Assert.That(
            snapshot.Stocks.Contains("000660") || next.StockCode == "000660" || snapshot.GapBefore is not null || next.GapBefore is not null,
            Is.True,
            "000660 was lost without a gap");
    }

    private static string Match(string number, string stock) =>
        $$$"""{"data":[{"values":{"841":"{{{number}}}","9001":"{{{stock}}}","843":"I"},"type":"02","item":"{{{stock}}}"}],"trnm":"REAL"}""";
}

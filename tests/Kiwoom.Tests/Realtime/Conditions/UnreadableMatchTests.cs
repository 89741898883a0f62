namespace Kiwoom.Tests.Realtime.Conditions;

/// <summary>With <see cref="MalformedValues.Throw"/>: whose stream a match that cannot be read ends.</summary>
[Parallelizable]
internal sealed class UnreadableMatchTests
{
    [Test]
    public async Task Unreadable_match_of_one_condition_does_not_end_the_stream_of_another()
    {
        await using var server = new SocketServer((session, frame) => frame.Name switch
        {
            "CNSRLST" => session.SendAsync("""{"trnm":"CNSRLST","return_code":0,"return_msg":"","data":[["1","a"],["2","b"]]}"""),
            "CNSRREQ" => session.SendAsync($$"""{"trnm":"CNSRREQ","return_code":0,"return_msg":"","seq":"{{frame.Json.GetProperty("seq").GetString()}}","data":[]}"""),
            _ => session.AnswerAsync(frame),
        });
        await using var kiwoom = server.CreateClient(options => options.MalformedValues = MalformedValues.Throw);
        await using var sick = kiwoom.ConditionSearch.Follow("1").GetAsyncEnumerator();
        await using var healthy = kiwoom.ConditionSearch.Follow("2").GetAsyncEnumerator();
        await sick.TakeAsync<ConditionSnapshot>();
        await healthy.TakeAsync<ConditionSnapshot>();
        var session = await server.NextSessionAsync();

        await session.SendAsync(Match("1", "000660", "25:61:00"));
        await sick.FailureAsync<KiwoomProtocolException>();
        await session.SendAsync(Match("2", "035420", "090000"));

        Assert.That((await healthy.TakeAsync<ConditionMatch>()).StockCode, Is.EqualTo((StockCode)"035420"));
    }

    private static string Match(string number, string stock, string time) =>
        $$$"""{"data":[{"values":{"841":"{{{number}}}","9001":"{{{stock}}}","843":"I","20":"{{{time}}}"},"type":"02","item":"{{{stock}}}"}],"trnm":"REAL"}""";
}

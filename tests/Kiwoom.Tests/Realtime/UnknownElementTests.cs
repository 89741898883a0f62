using Kiwoom.Tests.Realtime.Conditions;

namespace Kiwoom.Tests.Realtime;

/// <summary>The count of elements that the spec lacks has none in it that it knows.</summary>
internal sealed class UnknownElementTests
{
    [Test]
    public async Task Condition_calls_count_nothing_that_is_known()
    {
        await using var bed = await ConditionBed.StartAsync();

        var list = await bed.Search.GetConditionsAsync();
        await bed.Search.SearchAsync(list.Conditions[0].ConditionNumber);
        await foreach (var _ in bed.Search.EnumerateSearchAsync(list.Conditions[0].ConditionNumber))
        {
        }

        Assert.That(list.Conditions, Is.Not.Empty);
        Assert.That(bed.Client.UnknownElementCount, Is.Zero);
    }

    [TestCase("""{"trnm":"CNSRLST","return_code":0,"return_msg":"","data":[["0","name"]],"new_one":1}""")]
    [TestCase("""{"new_one":{"a":[1]},"data":[{"seq":"0","name":"name"}],"return_msg":"","return_code":0,"trnm":"CNSRLST"}""")]
    [TestCase("""{"data":[{"new_one":"0","seq":"0","name":"name"}],"return_msg":"","return_code":0,"trnm":"CNSRLST"}""")]
    public async Task Unknown_element_of_an_answer_is_counted_once_wherever_it_stands(string answer)
    {
        await using var server = new SocketServer((session, frame) => frame.Name == "CNSRLST" ? session.SendAsync(answer) : session.AnswerAsync(frame));
        await using var client = server.CreateClient();

        await client.ConditionSearch.GetConditionsAsync();

        Assert.That(client.UnknownElementCount, Is.EqualTo(1));
    }

    [Test]
    public async Task Answer_to_the_LOGIN_and_messages_that_nobody_wants_count_nothing()
    {
        await using var server = new SocketServer((session, frame) => frame.Name == "LOGIN"
            ? session.SendAsync("""{"trnm":"LOGIN","return_code":0,"return_msg":"","sor_yn":"Y"}""")
            : session.AnswerAsync(frame));
        await using var client = server.CreateClient();
        var stream = client.Realtime.StockTrades("005930");
        await stream.StartAsync();
        var session = await server.NextRegistrationAsync();

        await session.SendAsync(SocketSession.Frame(SocketSession.Trade("000660", 1), SocketSession.Entry("zz", "1", "\"1\":\"2\""), SocketSession.Trade("005930", 2)));

        Assert.That((await stream.FirstAsync()).AccumulatedVolume, Is.EqualTo(2));
        Assert.That(client.UnknownElementCount, Is.Zero);
    }
}

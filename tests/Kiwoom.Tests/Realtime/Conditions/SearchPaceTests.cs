namespace Kiwoom.Tests.Realtime.Conditions;

/// <summary>Searches at a server that takes only so many requests in a second.</summary>
[Parallelizable]
internal sealed class SearchPaceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Test]
    public async Task Pages_of_a_search_are_all_read_at_a_server_that_takes_five_requests_in_a_second()
    {
        var sent = new Queue<long>();
        var page = 0;
        await using var server = new SocketServer((session, frame) =>
        {
            if (frame.Name == "CNSRLST")
            {
                return session.SendAsync("""{"trnm":"CNSRLST","return_code":0,"return_msg":"","data":[["1","a"]]}""");
            }

            if (frame.Name != "CNSRREQ")
            {
                return session.AnswerAsync(frame);
            }

            while (sent.TryPeek(out var oldest) && Environment.TickCount64 - oldest >= 1000)
            {
                sent.Dequeue();
            }

            if (sent.Count >= 5)
            {
                return session.RefuseAsync(frame, 105110, "초당 요청 건수를 초과하였습니다");
            }

            sent.Enqueue(Environment.TickCount64);
            page++;
            return session.SendAsync(
                $$"""{"trnm":"CNSRREQ","return_code":0,"return_msg":"","seq":"1","cont_yn":"{{(page < 8 ? "Y" : "N")}}","next_key":"{{page}}","data":[{"9001":"A00{{page:0000}}"}]}""");
        });
        await using var kiwoom = server.CreateClient(options =>
        {
            options.Realtime.RegistrationsPerSecond = 5;
            options.Retries = new RetryOptions();
        });

        var stocks = await kiwoom.ConditionSearch.EnumerateSearchAsync("1").ToListAsync().WaitAsync(Patience);

        Assert.That(stocks, Has.Count.EqualTo(8));
    }
}

namespace Kiwoom.Tests.Http;

/// <summary>Answers that are too long, or shorter than they say.</summary>
internal sealed class AnswerLengthTests
{
    private const string Good = """{"return_code":0,"acctNo":"1"}""";

    [Test]
    public async Task Ten_megabytes_of_junk_are_refused()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Of(new byte[10 << 20]).EndingWithConnection());

        await AssertTooLongAsync(bed);
    }

    [Test]
    public async Task Ten_announced_megabytes_are_refused_without_reading_them()
    {
        await using var bed = TestBed.Scripted(async (connection, _) =>
        {
            await connection.SendAsync(HttpAnswer.Json(Good).Announcing(10 << 20).ToBytes());
            await connection.StaySilentAsync();
        });

        await AssertTooLongAsync(bed);
    }

    [Test]
    public async Task Absurd_length_is_refused([Values(int.MaxValue, 4294967296, long.MaxValue)] long length)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json(Good).Announcing(length), options => options.MaxResponseBytes = 1 << 30);

        var e = (await Assert.CatchAsync<KiwoomException>(() => bed.Client.Account.GetAccountNumberAsync()))!;
        Assert.That(e, Is.TypeOf<KiwoomProtocolException>().Or.TypeOf<KiwoomTransportException>());
    }

    [Test]
    public async Task Endless_answer_is_refused()
    {
        await using var bed = TestBed.Scripted(async (connection, _) =>
        {
            await connection.SendAsync(HttpAnswer.Json("{\"list\":[").EndingWithConnection().ToBytes());
            while (true)
            {
                await connection.SendAsync(new byte[64 * 1024]);
            }
        });

        await AssertTooLongAsync(bed);
    }

    [Test]
    public async Task Endless_chunks_are_refused()
    {
        await using var bed = TestBed.Scripted(async (connection, _) =>
        {
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray());
            while (true)
            {
                await connection.SendAsync("8\r\n        \r\n"u8.ToArray());
            }
        },
        options => options.MaxResponseBytes = 2048);

        await AssertTooLongAsync(bed);
    }

    [Test]
    public async Task Answer_of_just_the_allowed_length_is_read()
    {
        var body = Good.PadRight(2048);
        await using var bed = TestBed.Answering(HttpAnswer.Json(body), options => options.MaxResponseBytes = 2048);

        Assert.That((await bed.Client.Account.GetAccountNumberAsync()).AccountNumber, Is.EqualTo("1"));
    }

    [Test]
    public async Task One_byte_more_is_refused([Values] bool announced)
    {
        var answer = HttpAnswer.Json(Good.PadRight(2049));
        await using var bed = TestBed.Answering(announced ? answer : answer.EndingWithConnection(), options => options.MaxResponseBytes = 2048);

        var e = (await Assert.ThrowsAsync<KiwoomProtocolException>(() => bed.Client.Account.GetAccountNumberAsync()))!;
        Assert.That(e.Message, Is.EqualTo("ka00001: the answer is longer than the 2048 bytes that MaxResponseBytes allows."));
    }

    [Test]
    public async Task Answer_in_many_small_pieces_is_read()
    {
        await using var bed = TestBed.Scripted(async (connection, _) =>
        {
            foreach (var b in HttpAnswer.Json(Good).ToBytes())
            {
                await connection.SendAsync(new[] { b });
            }
        });

        Assert.That((await bed.Client.Account.GetAccountNumberAsync()).AccountNumber, Is.EqualTo("1"));
    }

    [Test]
    public async Task Chunked_answer_is_read()
    {
        await using var bed = TestBed.Scripted((connection, _) => connection.SendAsync(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{\"return_code\":0\r\ne\r\n,\"acctNo\":\"1\"}\r\n0\r\n\r\n"u8.ToArray()));

        Assert.That((await bed.Client.Account.GetAccountNumberAsync()).AccountNumber, Is.EqualTo("1"));
    }

    [Test]
    public async Task Large_good_answer_is_read()
    {
        var rows = string.Join(",", Enumerable.Range(0, 40_000).Select(i => $$"""{"dt":"20250908","cur_prc":"+{{i}}","trde_qty":"-{{i}}"}"""));
        await using var bed = TestBed.Answering(HttpAnswer.Json($$"""{"stk_dt_pole_chart_qry":[{{rows}}],"return_code":0}"""));

        var answer = await bed.Client.Charts.GetDailyCandlesAsync("005930", new DateOnly(2025, 9, 8), true);

        Assert.That(answer.Candles, Has.Count.EqualTo(40_000));
        Assert.That(answer.Candles.Select((candle, i) => candle.ClosePrice == i && candle.Volume == -i).All(ok => ok), Is.True);
    }

    private static async Task AssertTooLongAsync(TestBed bed)
    {
        var e = (await Assert.ThrowsAsync<KiwoomProtocolException>(() => bed.Client.Account.GetAccountNumberAsync()))!;
        Assert.That(e.Message, Does.Match("^ka00001: the answer is longer than the [0-9]+ bytes that MaxResponseBytes allows.$"));
    }
}

namespace Kiwoom.Tests.Serialization;

/// <summary>An element that comes twice in one object: the first stands, and the second is counted and logged as what cannot be read.</summary>
internal sealed class DoubledElementTests
{
    [TestCase("\"cur_prc\":\"70100\",\"cur_prc\":\"\"")]
    [TestCase("\"cur_prc\":\"70100\",\"trde_qty\":\"5\",\"cur_prc\":\"1\"")]
    [TestCase("\"cur_prc\":\"70100\",\"cur_prc\":{\"a\":[1]}")]
    [TestCase("\"cur_prc\":\"70100\",\"cur\\u005fprc\":\"1\"")]
    public async Task First_of_two_values_stands_and_the_second_is_counted(string row)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json($$"""{"stk_dt_pole_chart_qry":[{{{row}}},{"cur_prc":"2"}],"return_code":0}"""));

        var page = await bed.Client.Charts.GetDailyCandlesAsync("005930", new DateOnly(2025, 9, 8), true);

        Assert.That(page.Candles.Select(candle => candle.ClosePrice), Is.EqualTo(new decimal?[] { 70100, 2 }));
        Assert.That(bed.Client.MalformedValueCount, Is.EqualTo(1));
        Assert.That(bed.Log.Entries.Select(entry => entry.Text), Has.One.EqualTo("ka10081: 'cur_prc' is '(twice)', which is no single value; read as null. Further ones are counted, not logged"));
    }

    [Test]
    public async Task List_is_not_lost_to_a_blank_of_its_name()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json("""{"stk_dt_pole_chart_qry":[{"cur_prc":"1"}],"stk_dt_pole_chart_qry":"","return_code":0}"""));

        var page = await bed.Client.Charts.GetDailyCandlesAsync("005930", new DateOnly(2025, 9, 8), true);

        Assert.That((page.Candles.Count, bed.Client.MalformedValueCount), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Doubled_value_fails_the_call_where_malformed_values_do()
    {
        await using var bed = TestBed.Answering(
            HttpAnswer.Json("""{"stk_dt_pole_chart_qry":[{"cur_prc":"1","cur_prc":"2"}],"return_code":0}"""), options => options.MalformedValues = MalformedValues.Throw);

        Assert.That(
            () => bed.Client.Charts.GetDailyCandlesAsync("005930", new DateOnly(2025, 9, 8), true),
            Throws.TypeOf<KiwoomProtocolException>().With.Message.Contains("'cur_prc' is '(twice)'"));
    }

    [Test]
    public async Task Same_name_in_two_rows_or_in_a_row_and_around_it_is_no_double()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json(
            """{"stk_cd":"1","stk_dt_pole_chart_qry":[{"stk_cd":"2","cur_prc":"1"},{"stk_cd":"2","cur_prc":"2"}],"return_code":0}"""));

        await bed.Client.Charts.GetDailyCandlesAsync("005930", new DateOnly(2025, 9, 8), true);

        Assert.That(bed.Client.MalformedValueCount, Is.Zero);
    }

    [Test]
    public async Task Doubled_element_is_found_in_any_order_that_was_seen_before()
    {
        // Both orders have been learned when the double comes where the other order would have it.
        string[] rows =
        [
            """{"cur_prc":"1","trde_qty":"2"}""", """{"trde_qty":"2","cur_prc":"1"}""", """{"cur_prc":"1","trde_qty":"2","cur_prc":"9"}""",
            """{"trde_qty":"2","cur_prc":"1","trde_qty":"9"}""", """{"trde_qty":"2","new":"x","cur_prc":"1","new":"y","trde_qty":"9"}""",
            """{"cur_prc":"1", "trde_qty":"2", "cur_prc":"9", "trde_qty":"9"}""",
        ];
        await using var bed = TestBed.Answering(
            HttpAnswer.Json($$"""{"stk_dt_pole_chart_qry":[{{string.Join(',', rows.Concat(rows).Concat(rows.Reverse()))}}],"return_code":0}"""));

        var page = await bed.Client.Charts.GetDailyCandlesAsync("005930", new DateOnly(2025, 9, 8), true);

        Assert.That(page.Candles.Select(candle => (candle.ClosePrice, candle.Volume)), Is.All.EqualTo(((decimal?)1, (long?)2)));
        Assert.That(bed.Client.MalformedValueCount, Is.EqualTo(3 * 5));
    }

    [Test]
    public async Task Doubled_element_is_found_while_others_read_and_learn_other_orders()
    {
        string[] rows =
        [
            """{"cur_prc":"1","trde_qty":"2","high_pric":"3"}""", """{"high_pric":"3","trde_qty":"2","cur_prc":"1"}""",
            """{"trde_qty":"2","cur_prc":"1","high_pric":"3","trde_qty":"9","cur_prc":"9"}""", """{"high_pric":"3","cur_prc":"1","high_pric":"9","trde_qty":"2"}""",
        ];
        await using var bed = TestBed.Answering(
            HttpAnswer.Json($$"""{"stk_dt_pole_chart_qry":[{{string.Join(',', Enumerable.Repeat(rows, 200).SelectMany(row => row))}}],"return_code":0}"""));

        const int Calls = 16;
        var pages = await Task.WhenAll(
            Enumerable.Range(0, Calls).Select(_ => Task.Run(() => bed.Client.Charts.GetDailyCandlesAsync("005930", new DateOnly(2025, 9, 8), true))));

        Assert.That(
            pages.SelectMany(page => page.Candles).Select(candle => (candle.ClosePrice, candle.Volume, candle.HighPrice)),
            Is.All.EqualTo(((decimal?)1, (long?)2, (decimal?)3)));
        Assert.That(bed.Client.MalformedValueCount, Is.EqualTo(Calls * 200 * 3));
    }

    [Test]
    public async Task Two_return_codes_that_differ_are_no_answer()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json("""{"return_code":0,"stk_dt_pole_chart_qry":[],"return_code":5}"""));

        Assert.That(
            () => bed.Client.Charts.GetDailyCandlesAsync("005930", new DateOnly(2025, 9, 8), true), Throws.TypeOf<KiwoomProtocolException>());
    }

    [Test]
    public async Task First_of_two_values_of_a_realtime_message_stands_each_time()
    {
        await using var server = new SocketServer();
        await using var client = server.CreateClient();
        var stream = client.Realtime.StockTrades("005930");
        await stream.StartAsync();
        var session = await server.NextRegistrationAsync();
        const int Count = 5;
        for (var i = 0; i < Count; i++)
        {
            await session.SendAsync(SocketSession.Frame(SocketSession.Entry("0B", "005930", "\"20\":\"090000\",\"10\":\"+70000\",\"13\":\"1\",\"10\":\"\",\"13\":\"9\"")));
        }

        var trades = await stream.Take(Count).ToListAsync();

        Assert.That(trades.Select(trade => (trade.CurrentPrice, trade.AccumulatedVolume)), Is.All.EqualTo(((decimal?)70000, (long?)1)));
        Assert.That(client.MalformedValueCount, Is.EqualTo(2 * Count));
    }
}

using System.Globalization;

namespace Kiwoom.Tests.Simulator;

internal sealed class MarketTests : SimulatorTest
{
    private static readonly string[] Codes = ["005930", "000660", "035720", "069500", "205100", "0156T0", "530036"];

    [Test]
    public async Task Candles_hold_together([ValueSource(nameof(Codes))] string code)
    {
        var candles = await ReadCandlesAsync(code);

        using (Assert.EnterMultipleScope())
        {
            for (var i = 0; i < candles.Count; i++)
            {
                var candle = candles[i];
                Assert.That(candle.Date.DayOfWeek, Is.Not.AnyOf(DayOfWeek.Saturday, DayOfWeek.Sunday));
                Assert.That(candle.High, Is.GreaterThanOrEqualTo(Math.Max(candle.Open, candle.Close)));
                Assert.That(candle.Low, Is.LessThanOrEqualTo(Math.Min(candle.Open, candle.Close)).And.Positive);
                Assert.That(candle.Volume, Is.Positive);
                Assert.That(candle.Sign, Is.EqualTo(candle.Change > 0 ? "2" : candle.Change < 0 ? "5" : "3"));
                if (i + 1 < candles.Count)
                {
                    Assert.That(candle.Close - candle.Change, Is.EqualTo(candles[i + 1].Close));
                    Assert.That(Math.Abs(candle.Change), Is.LessThan(candles[i + 1].Close * 0.3m));
                }

                var tick = Tick(candle.Close, code is "069500" or "530036");
                Assert.That(candle.Close % tick, Is.Zero, $"{candle.Close} on a step of {tick}");
            }
        }
    }

    [Test]
    public async Task Candle_is_the_same_whatever_date_the_chart_ends_on()
    {
        var chart = await ReadChartAsync("005930", "20250908");
        var earlier = await ReadChartAsync("005930", "20250905");

        Assert.That(earlier.Rows("stk_dt_pole_chart_qry")[0].GetRawText(), Is.EqualTo(chart.Rows("stk_dt_pole_chart_qry")[1].GetRawText()));
    }

    [TestCase("20250906", "20250905")]
    [TestCase("20250907", "20250905")]
    [TestCase("20991231", "20250908")]
    public async Task Chart_ends_on_the_last_trading_day(string baseDate, string last) =>
        Assert.That((await ReadChartAsync("005930", baseDate)).Column("stk_dt_pole_chart_qry", "dt")[0], Is.EqualTo(last));

    [Test]
    public async Task Chart_before_the_market_began_is_empty() =>
        Assert.That((await ReadChartAsync("005930", "20171231")).Rows("stk_dt_pole_chart_qry"), Is.Empty);

    [Test]
    public async Task Order_book_is_full_and_ordered([ValueSource(nameof(Codes))] string code)
    {
        var book = await Session.CallAsync("ka10004", ("stk_cd", code));
        var asks = Enumerable.Range(1, 10).Select(level => Price(book[level == 1 ? "sel_fpr_bid" : $"sel_{level}th_pre_bid"])).ToArray();
        var bids = Enumerable.Range(1, 10).Select(level => Price(book[level == 1 ? "buy_fpr_bid" : $"buy_{level}th_pre_bid"])).ToArray();
        var askQuantities = Enumerable.Range(1, 10).Select(level => Price(book[level == 1 ? "sel_fpr_req" : $"sel_{level}th_pre_req"])).ToArray();
        var current = Price((await Session.CallAsync("ka10001", ("stk_cd", code)))["cur_prc"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(book["bid_req_base_tm"], Is.EqualTo("130543"));
            Assert.That(asks, Is.Ordered.Ascending.And.Unique);
            Assert.That(bids, Is.Ordered.Descending.And.Unique);
            Assert.That(bids[0], Is.LessThan(asks[0]));
            Assert.That(current, Is.AnyOf(asks[0], bids[0]));
            Assert.That(askQuantities, Is.All.Positive);
            Assert.That(book["tot_sel_req"], Is.EqualTo(askQuantities.Sum().ToString(CultureInfo.InvariantCulture)));
        }
    }

    [Test]
    public async Task Quotes_of_a_stock_agree([ValueSource(nameof(Codes))] string code)
    {
        var info = await Session.CallAsync("ka10001", ("stk_cd", code));
        var day = await Session.CallAsync("ka10006", ("stk_cd", code));
        var row = (await Session.CallAsync("ka10095", ("stk_cd", code))).Rows("atn_stk_infr").Single();
        var candle = (await ReadChartAsync(code, "20250908")).Rows("stk_dt_pole_chart_qry")[0];
        var basePrice = Price(info["base_pric"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(row.GetProperty("cur_prc").GetString(), Is.EqualTo(info["cur_prc"]));
            Assert.That(day["close_pric"], Is.EqualTo(info["cur_prc"]));
            Assert.That(candle.GetProperty("cur_prc").GetString(), Is.EqualTo(info["cur_prc"].TrimStart('+', '-')));
            Assert.That(candle.GetProperty("pred_pre").GetString(), Is.EqualTo(info["pred_pre"]));
            Assert.That(day["flu_rt"], Is.EqualTo(info["flu_rt"]));
            Assert.That(day["trde_qty"], Is.EqualTo(info["trde_qty"]));
            Assert.That(Price(info["cur_prc"]) - basePrice, Is.EqualTo(Signed(info["pred_pre"])));
            Assert.That(info["cur_prc"][0], Is.EqualTo(Signed(info["pred_pre"]) switch { > 0 => '+', < 0 => '-', _ => info["cur_prc"][0] }));
            Assert.That(Price(info["upl_pric"]), Is.InRange(basePrice * 1.29m, basePrice * 1.3m));
            Assert.That(Price(info["lst_pric"]), Is.InRange(basePrice * 0.7m, basePrice * 0.71m));
        }
    }

    [Test]
    public async Task Watchlist_has_a_row_for_each_code_in_the_order_asked()
    {
        var reply = await Session.CallAsync("ka10095", ("stk_cd", "069500|039490_NX|12345|0156T0"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Column("atn_stk_infr", "stk_cd"), Is.EqualTo(["069500", "039490_NX", "", "0156T0"]));
            Assert.That(reply.Column("atn_stk_infr", "stk_nm"), Is.EqualTo(["KODEX 200", "키움증권", "", "모의신규종목T"]));
            Assert.That(reply.Column("atn_stk_infr", "cur_prc")[2], Is.Empty);
        }
    }

    [TestCase("ka10001", "12345")]
    [TestCase("ka10001", "999999")]
    [TestCase("ka10004", "999999_NX")]
    [TestCase("ka10006", "XYZXYZ")]
    [TestCase("ka10004", "00593A_XX")]
    [TestCase("ka10004", "삼성전자보통")]
    [TestCase("ka10006", "0059300")]
    public async Task Unknown_stock_is_a_success_with_blanks(string apiId, string code)
    {
        var reply = await Session.CallAsync(apiId, ("stk_cd", code));

        Assert.That(reply.ReturnCode, Is.Zero);
        Assert.That(
            reply.Body.EnumerateObject().Where(property => !property.Name.StartsWith("return_", StringComparison.Ordinal)).Select(property => property.Value.GetString()),
            Is.Not.Empty.And.All.Empty);
    }

    [TestCase("ABC")]
    [TestCase("999999")]
    public async Task Unknown_stock_has_no_candles(string code)
    {
        var reply = await ReadChartAsync(code, "20250908");

        Assert.That(reply.ReturnCode, Is.Zero);
        Assert.That(reply["stk_cd"], Is.Empty);
        Assert.That(reply.Rows("stk_dt_pole_chart_qry"), Is.Empty);
    }

    private static decimal Price(string text) => decimal.Parse(text.TrimStart('+', '-'), NumberStyles.None, CultureInfo.InvariantCulture);

    private static decimal Signed(string text) => decimal.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static int Tick(decimal price, bool isFund) => isFund ? 5 : price switch
    {
        < 2_000 => 1,
        < 5_000 => 5,
        < 20_000 => 10,
        < 50_000 => 50,
        < 200_000 => 100,
        < 500_000 => 500,
        _ => 1_000,
    };

    private Task<SimulatorReply> ReadChartAsync(string code, string baseDate) =>
        Session.CallAsync("ka10081", ("stk_cd", code), ("base_dt", baseDate), ("upd_stkpc_tp", "1"));

    private async Task<List<Day>> ReadCandlesAsync(string code)
    {
        var pages = await Session.CallAllPagesAsync("ka10081", ("stk_cd", code), ("base_dt", "20250908"), ("upd_stkpc_tp", "1"));
        return [.. pages.SelectMany(page => page.Rows("stk_dt_pole_chart_qry")).Select(row => new Day(
            DateOnly.ParseExact(row.GetProperty("dt").GetString()!, "yyyyMMdd", CultureInfo.InvariantCulture),
            Price(row.GetProperty("open_pric").GetString()!),
            Price(row.GetProperty("high_pric").GetString()!),
            Price(row.GetProperty("low_pric").GetString()!),
            Price(row.GetProperty("cur_prc").GetString()!),
            Signed(row.GetProperty("pred_pre").GetString()!),
            row.GetProperty("pred_pre_sig").GetString()!,
            Price(row.GetProperty("trde_qty").GetString()!)))];
    }

    private sealed record Day(DateOnly Date, decimal Open, decimal High, decimal Low, decimal Close, decimal Change, string Sign, decimal Volume);
}

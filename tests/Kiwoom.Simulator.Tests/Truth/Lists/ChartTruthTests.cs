using Kiwoom.Charts;
using Kiwoom.Simulator.Exchange.Instruments;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Views;

namespace Kiwoom.Tests.Simulator.Truth.Lists;

/// <summary>Charts and lists of indices and gold, of years and days, tell the log's trades; and of all intervals the same.</summary>
internal sealed class ChartTruthTests : ListTests
{
    private const string Gold = "M04020000";
    private const string Kospi = "001";

    [Test]
    public async Task An_index_is_the_same_in_its_quote_charts_and_lists()
    {
        Session.Go("15:35");
        var values = Session.Events<IndexChanged>().Where(index => index.Code == Kospi).ToList();
        var members = Session.Host.Engine.Instruments.Where(listed => listed is { Kind: InstrumentKind.Stock, Market: "KOSPI" }).Select(listed => listed.Code).ToList();
        var trades = Session.Trades(scope: PriceScope.Krx).Where(trade => members.Contains(trade.Code)).ToList();
        var last = values[^1].Value / 100m;

        var quote = await Client.Sectors.GetSectorIndexAsync(Sectors.IndexMarket.Kospi, Kospi);
        var days = (await Client.Charts.GetSectorDailyCandlesAsync(Kospi, ListSession.FirstDay)).Candles;
        var minutes = (await Client.Charts.GetSectorMinuteCandlesAsync(Kospi, SectorMinuteInterval.Minutes5)).Candles;
        var ticks = (await Client.Charts.GetSectorTickCandlesAsync(Kospi, TickInterval.Ticks1)).Candles;
        var list = await Client.Sectors.GetDailySectorIndexAsync(Sectors.IndexMarket.Kospi, Kospi);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                new[] { quote.CurrentPrice, quote.TimePoints[0].CurrentPrice, days[0].ClosePrice, minutes[0].ClosePrice, ticks[0].ClosePrice, list.CurrentPrice },
                Is.All.EqualTo(last));
            Assert.That((quote.HighPrice, quote.LowPrice), Is.EqualTo(((decimal?)values.Max(index => index.Value) / 100m, (decimal?)values.Min(index => index.Value) / 100m)));
            Assert.That((days[0].HighPrice, days[0].LowPrice, days[0].Date), Is.EqualTo((quote.HighPrice, quote.LowPrice, (DateOnly?)ListSession.FirstDay)));
            Assert.That(new[] { quote.Volume, days[0].Volume }, Is.All.EqualTo(trades.Sum(trade => trade.Quantity) / 1_000 * 1_000), "told in thousands");
            Assert.That(quote.Change, Is.EqualTo(last - 2_650m));
            Assert.That(quote.RisingStockCount + quote.FallingStockCount + quote.UnchangedStockCount, Is.EqualTo(members.Count));
            Assert.That(ticks.Select(tick => tick.Time), Is.Ordered.Descending);
            Assert.That(days.Select(day => day.Date), Is.Ordered.Descending);
            Assert.That(days[1].ClosePrice, Is.EqualTo(2_650m), "the made-up past ends at the first base value");
        }

        var rows = await Session.Raw.CallAllPagesAsync("ka20004", ("inds_cd", Kospi), ("tic_scope", "1"));
        Assert.That(rows, Has.Count.EqualTo((values.Count + 899) / 900), "pages of 900");
        Assert.That(rows.Sum(page => page.Rows("inds_tic_chart_qry").Length), Is.EqualTo(values.Count));
    }

    [Test]
    public async Task The_next_days_index_is_counted_from_the_last_close()
    {
        Session.Go("20:30");
        var close = Session.Events<IndexChanged>().Last(index => index.Code == Kospi).Value / 100m;
        Session.Go("11:00", day: 1);
        var quote = await Client.Sectors.GetSectorIndexAsync(Sectors.IndexMarket.Kospi, Kospi);

        Assert.That(quote.CurrentPrice - quote.Change, Is.EqualTo(close));
        var days = (await Client.Charts.GetSectorDailyCandlesAsync(Kospi, ListSession.FirstDay.AddDays(1))).Candles;
        Assert.That((days[0].ClosePrice, days[1].ClosePrice), Is.EqualTo((quote.CurrentPrice, (decimal?)close)));
    }

    [Test]
    public async Task A_sectors_stocks_are_those_that_are_listed()
    {
        Session.Go("10:00");
        var stocks = (await Client.Sectors.GetSectorStocksAsync(Sectors.IndexMarket.Kosdaq, "101", Kiwoom.Exchange.Krx)).Stocks;
        var listed = (await Client.StockInformation.GetStockListAsync(StockInformation.ListingMarket.Kosdaq)).Stocks;

        Assert.That(stocks.Select(stock => stock.StockCode), Is.EquivalentTo(listed.Select(stock => stock.StockCode)).And.Not.Empty);
        foreach (var stock in stocks)
        {
            Assert.That(stock.CurrentPrice, Is.EqualTo((decimal)Session.Last(stock.StockCode.Code, PriceScope.Krx)));
        }

        var codes = (await Client.StockInformation.GetSectorListAsync(StockInformation.SectorListMarket.Kosdaq)).Sectors;
        Assert.That(codes.Select(sector => sector.SectorCode), Is.EqualTo(new[] { "101" }));
    }

    [Test]
    public async Task Gold_is_the_same_in_its_quote_trades_and_charts()
    {
        Session.Go("15:35");
        var trades = Session.Trades(Gold);
        var (last, volume) = ((decimal)trades[^1].Price, trades.Sum(trade => trade.Quantity));
        var quote = await Client.MarketConditions.GetGoldQuoteAsync(Gold);
        var list = (await Client.MarketConditions.GetGoldTradesAsync(Gold)).Trades;
        var day = (await Client.Charts.GetGoldDailyCandlesAsync(Gold, ListSession.FirstDay, true)).Candles[0];
        var minutes = (await Client.Charts.GetGoldMinuteCandlesAsync(Gold, MinuteInterval.Minutes1)).Candles;
        var today = await Session.Raw.CallAsync("ka50092", ("stk_cd", Gold), ("tic_scope", "1"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(quote.PreviousClosePrice + quote.Change, Is.EqualTo(last));
            Assert.That((quote.Volume, day.AccumulatedVolume, list[0].AccumulatedVolume), Is.EqualTo((volume, volume, volume)));
            Assert.That((day.OpenPrice, day.HighPrice, day.LowPrice, day.ClosePrice), Is.EqualTo((quote.OpenPrice, quote.HighPrice, quote.LowPrice, (decimal?)last)));
            Assert.That((list[0].TradePrice, minutes[0].ClosePrice), Is.EqualTo(((decimal?)last, (decimal?)last)));
            Assert.That(minutes.Sum(minute => minute.Volume), Is.EqualTo(volume));
            Assert.That(today.Rows("gds_min_chart_qry"), Has.Length.EqualTo(minutes.Count));
            Assert.That(list.Select(trade => trade.TradeTime), Is.Ordered.Descending);
        }
    }

    [TestCase("ka10094", "stk_yr_pole_chart_qry", 1)]
    [TestCase("ka10083", "stk_mth_pole_chart_qry", 1)]
    [TestCase("ka10082", "stk_stk_pole_chart_qry", 1)]
    public async Task Longer_candles_are_the_daily_ones_added_up(string apiId, string list, int least)
    {
        Session.Go("20:30", day: 1);
        (string, string)[] request = [("stk_cd", "005930"), ("base_dt", "20260915"), ("upd_stkpc_tp", "1")];
        var days = (await Session.Raw.CallAllPagesAsync("ka10081", request)).SelectMany(page => page.Rows("stk_dt_pole_chart_qry")).ToList();
        var periods = (await Session.Raw.CallAllPagesAsync(apiId, request)).SelectMany(page => page.Rows(list)).ToList();

        Assert.That(periods, Has.Count.GreaterThan(least));

        // The daily chart ends at 600 days, within the last two of these.
        for (var i = 0; i < periods.Count - 2; i++)
        {
            var first = Text(periods[i], "dt");
            var end = i == 0 ? "99999999" : Text(periods[i - 1], "dt");
            var within = days.Where(day => string.CompareOrdinal(Text(day, "dt"), first) >= 0 && string.CompareOrdinal(Text(day, "dt"), end) < 0).ToList();
            Assert.That(Text(periods[i], "cur_prc"), Is.EqualTo(Text(within[0], "cur_prc")), first);
            Assert.That(Text(periods[i], "open_pric"), Is.EqualTo(Text(within[^1], "open_pric")));
            Assert.That(Number(periods[i], "trde_qty"), Is.EqualTo(within.Sum(day => Number(day, "trde_qty"))));
            Assert.That(Number(periods[i], "high_pric"), Is.EqualTo(within.Max(day => Number(day, "high_pric"))));
        }
    }

    [Test]
    public async Task The_lists_of_days_say_what_the_candles_say()
    {
        Session.Go("20:30", day: 1);
        var candles = (await Session.Raw.CallAsync("ka10081", ("stk_cd", "005930"), ("base_dt", "20260915"), ("upd_stkpc_tp", "1"))).Rows("stk_dt_pole_chart_qry");
        var rows = (await Session.Raw.CallAsync("ka10086", ("stk_cd", "005930"), ("qry_dt", "20260915"), ("indc_tp", "0"))).Rows("daly_stkpc");
        var parts = (await Session.Raw.CallAsync("ka10015", ("stk_cd", "005930"), ("strt_dt", "20260914"))).Rows("daly_trde_dtl");

        Assert.That(rows.Take(50).Select(row => (Text(row, "date"), Number(row, "close_pric"), Number(row, "trde_qty"), Number(row, "high_pric"))), Is.EqualTo(
            candles.Take(50).Select(day => (Text(day, "dt"), Number(day, "cur_prc"), Number(day, "trde_qty"), Number(day, "high_pric")))));
        Assert.That(Text(parts[0], "dt"), Is.EqualTo("20260914"));
        Assert.That(new[] { "bf_mkrt_trde_qty", "opmr_trde_qty", "af_mkrt_trde_qty" }.Sum(name => Number(parts[0], name)), Is.EqualTo(Number(parts[0], "trde_qty")));
        Assert.That(Text(parts[1], "opmr_trde_qty"), Is.Empty, "nobody traded before the first day");
    }

    private static string Text(System.Text.Json.JsonElement row, string name) => Exchange.Wire.Text(row, name);

    private static decimal Number(System.Text.Json.JsonElement row, string name) => Exchange.Wire.Number(Text(row, name));
}

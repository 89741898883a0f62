using Kiwoom.Catalog;
using Kiwoom.Simulator.Exchange.Front.Lists;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Views;
using Kiwoom.StockInformation;

namespace Kiwoom.Tests.Simulator.Truth.Lists;

/// <summary>Lists of trades, what is said of codes that are not listed, and what waits at the closing price.</summary>
internal sealed class TradeListTruthTests : ListTests
{
    private const string Samsung = "005930";

    [Test]
    public async Task Trades_and_strength_are_those_of_the_log_over_all_pages_newest_first()
    {
        Session.Go("12:00");
        var trades = Session.Trades(Samsung, PriceScope.Krx).Where(trade => !trade.IsAtClose).Reverse().ToList();
        var pages = await Session.Raw.CallAllPagesAsync("ka10046", ("stk_cd", Samsung));
        var rows = pages.SelectMany(page => page.Rows("cntr_str_tm")).ToList();

        Assert.That(pages, Has.Count.GreaterThan(1));
        Assert.That(pages.Select(page => page.ContYn), Is.EqualTo(Enumerable.Repeat("Y", pages.Count - 1).Append("N")));
        Assert.That(rows.Select(row => row.GetProperty("cntr_tm").GetString()), Is.EqualTo(trades.Select(trade => $"{trade.Time:HHmmss}")));
        Assert.That(rows.Select(row => Exchange.Wire.Number(row.GetProperty("cur_prc").GetString()!)), Is.EqualTo(trades.Select(trade => (decimal)trade.Price)));
        var bought = trades.Where(trade => trade.Origin == TradeOrigin.Buy).Sum(trade => trade.Quantity);
        var sold = trades.Where(trade => trade.Origin == TradeOrigin.Sell).Sum(trade => trade.Quantity);
        var points = (await Client.MarketConditions.GetIntradayExecutionStrengthAsync(Samsung)).Points;
        Assert.That(points[0].ExecutionStrength, Is.EqualTo(Math.Round(bought * 100m / sold, 2)));
        var recent = rows.Take(trades.Count(trade => trade.Time > trades[0].Time.AddMinutes(-5)))
            .Average(row => decimal.Parse(row.GetProperty("cntr_str").GetString()!, System.Globalization.CultureInfo.InvariantCulture));
        Assert.That(points[0].ExecutionStrength5Minutes, Is.EqualTo(Math.Round(recent, 2)));
    }

    [Test]
    public async Task The_day_before_has_its_own_trades_and_minutes_add_up()
    {
        Session.Go("20:30");
        var before = Session.Trades(Samsung, PriceScope.Krx).Last(trade => !trade.IsAtClose);
        Session.Go("10:30", day: 1);
        var today = Session.Trades(Samsung, PriceScope.Krx, day: 1).Where(trade => !trade.IsAtClose).ToList();
        var earlier = (await Client.StockInformation.GetTradesByDayAsync(new TradesByDayRequest
        {
            StockCode = Samsung,
            Day = TradeDay.PreviousDay,
            IntervalUnit = IntervalUnit.Tick,
        })).Trades;
        var pages = await Session.Raw.CallAllPagesAsync("ka10084", ("stk_cd", Samsung), ("tdy_pred", "1"), ("tic_min", "1"), ("tm", "1000"));
        var minutes = pages.SelectMany(page => page.Rows("tdy_pred_cntr")).ToList();

        Assert.That((earlier[0].CurrentPrice, $"{earlier[0].Time:HHmmss}"), Is.EqualTo(((decimal?)before.Price, $"{before.Time:HHmmss}")));
        Assert.That(minutes.Sum(row => Exchange.Wire.Number(row.GetProperty("cntr_trde_qty").GetString()!)), Is.EqualTo(
            today.Where(trade => trade.Time.TimeOfDay < new TimeSpan(10, 1, 0)).Sum(trade => trade.Quantity)));
    }

    [Test]
    public async Task What_waits_at_the_closing_price_is_told_and_is_in_no_other_book()
    {
        Session.Go("15:39");
        using var socket = await Realtime.RawSocket.LogInAsync(Session.Raw);
        await socket.RegisterAsync("0E", Samsung);
        Session.Go("15:41");
        await Session.Raw.CallAsync("kt10000", ("dmst_stex_tp", "KRX"), ("stk_cd", Samsung), ("ord_qty", "77"), ("ord_uv", ""), ("trde_tp", "81"));
        var message = await socket.ReceiveJsonAsync();
        var book = Session.Host.Engine.Find(Samsung)!.BookOn(Kiwoom.Simulator.Exchange.Sessions.Board.KrxClosingPrice)!;
        var waiting = (book.Asks.Levels.Sum(level => level.Quantity), book.Bids.Levels.Sum(level => level.Quantity));
        var answer = await Session.Raw.CallAsync("ka10087", ("stk_cd", Samsung));
        var quote = await Client.MarketConditions.GetOrderBookAsync(Samsung);

        Assert.That(message.GetProperty("trnm").GetString(), Is.EqualTo("REAL"));
        Assert.That(message.GetProperty("data")[0].GetProperty("type").GetString(), Is.EqualTo("0E"));
        Assert.That(waiting, Is.Not.EqualTo((0L, 0L)));
        Assert.That((answer["ovt_sel_bid_tot_req"], answer["ovt_buy_bid_tot_req"]), Is.EqualTo(($"{waiting.Item1}", $"{waiting.Item2}")));
        Assert.That((quote.AfterHoursAskQuantity, quote.AfterHoursBidQuantity), Is.EqualTo(waiting));
        Assert.That(Session.Host.Board.BookOf(Samsung, PriceScope.Krx)!.BidQuantity, Is.Zero, "KRX's own book is closed at that time");
    }

    [Test]
    public async Task Every_list_answers_its_example_request_at_any_time_and_says_nothing_of_a_code_that_is_not_listed()
    {
        foreach (var time in new[] { "06:30", "07:30", "08:45", "10:00", "15:25", "17:00", "23:00" })
        {
            Session.Go(time);
            foreach (var (apiId, _) in MarketLists.All(Session.Host))
            {
                var reply = await AskAsync(apiId, SpecFiles.RequestExample(apiId));
                Assert.That(reply.ReturnCode, Is.Zero, $"{apiId} at {time}: {reply.Message}");
                Assert.That(KiwoomCatalog.Find(apiId)!.Response.Select(field => field.WireName), Is.SubsetOf(reply.Body.EnumerateObject().Select(element => element.Name)), apiId);
            }
        }

        foreach (var (apiId, element) in new[] { ("ka10046", "cntr_str_tm"), ("ka10005", "stk_ddwkmm"), ("ka40003", "etfdaly_trnsn") })
        {
            Assert.That((await Session.Raw.CallAsync(apiId, ("stk_cd", "999999"))).Rows(element), Is.Empty, apiId);
        }

        Assert.That((await Session.Raw.CallAsync("ka10100", ("stk_cd", "999999")))["name"], Is.Empty);
        Assert.That((await Session.Raw.CallAsync("ka20001", ("mrkt_tp", "0"), ("inds_cd", "999")))["cur_prc"], Is.Empty);
        Assert.That((await Session.Raw.CallAsync("ka40003", ("stk_cd", Samsung))).Rows("etfdaly_trnsn"), Is.Empty, "a share is no fund");
    }

    // The document's examples of some lists have a code of four digits that its tables do not have, or none where one is wanted.
    private async Task<SimulatorReply> AskAsync(string apiId, string example)
    {
        using var request = Session.Raw.CreateRequest(apiId, example);
        var reply = await Session.Raw.SendAsync(request);
        var whole = example.Replace("\"0000\"", "\"00000\"", StringComparison.Ordinal).Replace("\"tic_scope\": \"\"", "\"tic_scope\": \"1\"", StringComparison.Ordinal);
        return reply.ReturnCode == 0 || whole == example ? reply : await AskAsync(apiId, whole);
    }
}

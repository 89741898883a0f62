using Kiwoom.Rankings;
using Kiwoom.Simulator.Exchange.Instruments;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Views;
using Kiwoom.StockInformation;

namespace Kiwoom.Tests.Simulator.Truth.Lists;

/// <summary>Lists of instruments tell what was traded and what waits, sorted and filtered as they were asked to.</summary>
internal sealed class RankingTruthTests : ListTests
{
    [Test]
    public async Task The_most_traded_come_first_and_their_parts_of_the_day_add_up()
    {
        Session.Go("17:00");
        var stocks = (await Client.Rankings.GetTopVolumeStocksAsync(DayVolumeSort.Volume, TopVolumeStockFilter.IncludeAdministrative, Kiwoom.Exchange.All)).Stocks;
        var volumes = Session.Volumes(PriceScope.Both);
        var listed = Stocks.Where(volumes.ContainsKey).ToList();

        Assert.That(stocks.Select(stock => stock.StockCode.Code), Is.EqualTo(listed.OrderByDescending(code => volumes[code]).ThenBy(code => code, StringComparer.Ordinal)));
        using (Assert.EnterMultipleScope())
        {
            foreach (var stock in stocks)
            {
                Assert.That(stock.Volume, Is.EqualTo(volumes[stock.StockCode.Code]));
                Assert.That(stock.PreMarketVolume + stock.IntradayVolume + stock.PostMarketVolume, Is.EqualTo(stock.Volume));
                Assert.That(stock.CurrentPrice, Is.EqualTo((decimal)Session.Last(stock.StockCode.Code, PriceScope.Both)));
            }

            Assert.That(stocks.Sum(stock => stock.PreMarketVolume), Is.EqualTo(OfPart(trade => trade.Time.Hour < 9)));
            Assert.That(stocks.Sum(stock => stock.PostMarketVolume), Is.EqualTo(OfPart(trade => trade.Time.TimeOfDay >= new TimeSpan(15, 40, 0))));
        }

        long OfPart(Func<Trade, bool> isIn) => Session.Volumes(PriceScope.Both, isIn).Where(entry => Stocks.Contains(entry.Key)).Sum(entry => entry.Value);
    }

    [TestCase(MarketFilter.Kospi, Kiwoom.Exchange.Krx)]
    [TestCase(MarketFilter.Kosdaq, Kiwoom.Exchange.Nxt)]
    public async Task Market_exchange_volume_price_and_kind_are_filtered(MarketFilter market, Kiwoom.Exchange exchange)
    {
        Session.Go("11:00");
        var all = await TopAsync(TopVolumeStockFilter.IncludeAdministrative);
        var volumes = Session.Volumes(exchange == Kiwoom.Exchange.Nxt ? PriceScope.Nxt : PriceScope.Krx);

        Assert.That(all, Is.Not.Empty);
        Assert.That(all.Select(stock => (stock.StockCode.Code, stock.Volume)), Is.EquivalentTo(
            Stocks.Where(code => volumes.ContainsKey(code) && Find(code).Market.Equals(market.ToString(), StringComparison.OrdinalIgnoreCase))
                .Select(code => (code, (long?)volumes[code]))));
        var large = await TopAsync(TopVolumeStockFilter.ExcludeEtfEtn, TopVolumeVolumeFilter.AtLeast5000, TopVolumePriceFilter.AtLeast100000);
        Assert.That(large.Select(stock => stock.StockCode.Code), Is.EqualTo(all
            .Where(stock => stock.Volume >= 5_000 && stock.CurrentPrice >= 100_000 && Find(stock.StockCode.Code).Kind == InstrumentKind.Stock).Select(stock => stock.StockCode.Code)));
        Assert.That(await TopAsync(TopVolumeStockFilter.OnlyMargin40), Is.Empty, "every purchase needs all of its money");

        async Task<IReadOnlyList<TopVolumeStock>> TopAsync(
            TopVolumeStockFilter kind, TopVolumeVolumeFilter volume = TopVolumeVolumeFilter.All, TopVolumePriceFilter price = TopVolumePriceFilter.All) =>
            (await Client.Rankings.GetTopVolumeStocksAsync(new TopVolumeStocksRequest
            {
                Sort = DayVolumeSort.Volume,
                StockFilter = kind,
                Exchange = exchange,
                Market = market,
                VolumeFilter = volume,
                PriceFilter = price,
            })).Stocks;
    }

    [TestCase(ChangeRateSort.RiseRate)]
    [TestCase(ChangeRateSort.FallAmount)]
    [TestCase(ChangeRateSort.Flat)]
    public async Task Changes_are_those_of_the_quotes(ChangeRateSort sort)
    {
        Session.Go("13:00");
        var stocks = (await Client.Rankings.GetTopChangeRateStocksAsync(sort, true, Kiwoom.Exchange.Krx)).Stocks;
        var changes = Stocks.ToDictionary(code => code, code => Session.Last(code, PriceScope.Krx) - Find(code).BasePrice);
        var expected = sort switch
        {
            ChangeRateSort.RiseRate => changes.Where(entry => entry.Value > 0).OrderByDescending(entry => (decimal)entry.Value / Find(entry.Key).BasePrice),
            ChangeRateSort.FallAmount => changes.Where(entry => entry.Value < 0).OrderBy(entry => entry.Value),
            _ => changes.Where(entry => entry.Value == 0).OrderByDescending(entry => Session.Volumes(PriceScope.Krx)[entry.Key]),
        };

        Assert.That(stocks.Select(stock => (stock.StockCode.Code, stock.Change)), Is.EqualTo(
            expected.ThenBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, (decimal?)entry.Value))));
        foreach (var stock in stocks)
        {
            var quote = await Client.StockInformation.GetStockProfileAsync(stock.StockCode);
            var book = await Client.MarketConditions.GetOrderBookAsync(stock.StockCode);
            Assert.That((stock.CurrentPrice, stock.ChangeRate), Is.EqualTo((quote.CurrentPrice, quote.ChangeRate)));
            Assert.That((stock.AskQuantity, stock.BidQuantity), Is.EqualTo((book.Asks[0].Quantity, book.Bids[0].Quantity)));
        }
    }

    [Test]
    public async Task What_waits_is_the_sum_of_the_book()
    {
        Session.Go("13:00");
        var stocks = (await Client.Rankings.GetTopQuoteQuantityStocksAsync(new TopQuoteQuantityStocksRequest
        {
            Market = StockMarket.Kospi,
            Sort = QuoteQuantitySort.NetBidQuantity,
            VolumeFilter = OrderBookVolumeFilter.BeforeOpen,
            Exchange = Kiwoom.Exchange.All,
        })).Stocks;

        Assert.That(stocks, Is.Not.Empty);
        Assert.That(stocks.Select(stock => stock.NetBidQuantity), Is.Ordered.Descending.And.All.Positive);
        foreach (var stock in stocks)
        {
            var book = await Client.MarketConditions.GetOrderBookAsync(stock.StockCode.On(Kiwoom.Exchange.All));
            Assert.That((stock.TotalAskQuantity, stock.TotalBidQuantity), Is.EqualTo((book.TotalAskQuantity, book.TotalBidQuantity)));
        }
    }

    [Test]
    public async Task Before_the_day_and_before_the_opening_the_lists_are_empty_and_an_auction_expects_prices()
    {
        Assert.That((await Client.Rankings.GetTopVolumeStocksAsync(DayVolumeSort.Volume, TopVolumeStockFilter.IncludeAdministrative, Kiwoom.Exchange.All)).Stocks, Is.Empty);
        Session.Go("07:30");
        Assert.That((await Client.Rankings.GetTopChangeRateStocksAsync(ChangeRateSort.RiseRate, true, Kiwoom.Exchange.Krx)).Stocks, Is.Empty);
        Session.Go("08:59");
        var expected = (await Client.Rankings.GetTopExpectedChangeRateStocksAsync(new TopExpectedChangeRateStocksRequest
        {
            Sort = ExpectedChangeRateSort.TradeQuantity,
            Exchange = Kiwoom.Exchange.Krx,
        })).Stocks;

        Assert.That(expected, Is.Not.Empty);
        Assert.That(expected.Select(stock => stock.ExpectedQuantity), Is.Ordered.Descending);
        foreach (var stock in expected)
        {
            var quote = await Client.StockInformation.GetStockProfileAsync(stock.StockCode);
            Assert.That((stock.ExpectedPrice, stock.ExpectedQuantity), Is.EqualTo((quote.ExpectedPrice, quote.ExpectedQuantity)));
        }
    }

    [Test]
    public async Task Yesterdays_volumes_are_yesterdays_and_a_stretch_of_the_list_is_a_stretch()
    {
        Session.Go("20:30");
        var volumes = Session.Volumes(PriceScope.Krx);
        Session.Go("10:00", day: 1);
        var list = await Session.Raw.CallAsync("ka10031", ("mrkt_tp", "000"), ("qry_tp", "1"), ("rank_strt", "3"), ("rank_end", "7"), ("stex_tp", "1"));

        Assert.That(list.Column("pred_trde_qty_upper", "trde_qty"), Is.EqualTo(
            Stocks.Select(code => volumes[code]).OrderDescending().Skip(2).Take(5).Select(volume => $"{volume}")));
        var value = await Session.Raw.CallAsync("ka10032", ("mrkt_tp", "000"), ("mang_stk_incls", "1"), ("stex_tp", "1"));
        Assert.That(value.Column("trde_prica_upper", "now_rank"), Is.EqualTo(Enumerable.Range(1, value.Rows("trde_prica_upper").Length).Select(rank => $"{rank}")));
        var pairs = value.Rows("trde_prica_upper").ToDictionary(row => row.GetProperty("stk_cd").GetString()!, row => int.Parse(row.GetProperty("pred_rank").GetString()!, null));
        var values = Session.Trades(scope: PriceScope.Krx).GroupBy(trade => trade.Code).ToDictionary(group => group.Key, group => group.Sum(trade => trade.Price * trade.Quantity));
        Assert.That(pairs.OrderBy(pair => pair.Value).Select(pair => pair.Key), Is.EqualTo(pairs.Keys.OrderByDescending(code => values[code])));
    }

    [Test]
    public async Task Interruptions_are_those_of_the_log()
    {
        for (var minute = 1; minute < 380 && !Session.Events<InterruptionStarted>().Any(); minute++)
        {
            Session.Go($"{9 + (minute / 60):00}:{minute % 60:00}");
            if (minute % 30 == 0)
            {
                // A large order makes the price jump.
                await Session.Raw.CallAsync("kt10000", ("dmst_stex_tp", "KRX"), ("stk_cd", "219550"), ("ord_qty", "20000"), ("ord_uv", ""), ("trde_tp", "3"));
            }
        }

        var started = Session.Events<InterruptionStarted>().ToList();
        Assert.That(started, Is.Not.Empty, "this seed has to have an interruption");
        var rows = (await AskAsync(TriggerDirectionFilter.All)).ToList();
        var latest = started.GroupBy(start => start.Code).Select(group => group.Last()).OrderByDescending(start => start.Sequence).ToList();
        Assert.That(
            rows.Select(row => (row.StockCode.Code, row.TriggerPrice, row.TriggerCount)),
            Is.EqualTo(latest.Select(start => (start.Code, (decimal?)start.Price, (long?)started.Count(other => other.Code == start.Code)))));
        var up = latest.Count(start => start.Price >= start.ReferencePrice);
        Assert.That((await AskAsync(TriggerDirectionFilter.Up)).Count, Is.EqualTo(up));
        Assert.That((await AskAsync(TriggerDirectionFilter.Down)).Count, Is.EqualTo(latest.Count - up));
        Assert.That(await AskAsync(TriggerDirectionFilter.All, "000000100"), Is.Empty, "everything here has a margin of 100 %");

        async Task<IReadOnlyList<VolatilityInterruptionStock>> AskAsync(TriggerDirectionFilter direction, string excluded = "000000000") =>
            (await Client.StockInformation.GetVolatilityInterruptionsAsync(new VolatilityInterruptionsRequest
            {
                Exchange = Kiwoom.Exchange.All,
                ExcludedStocks = excluded,
                UseVolumeRange = false,
                MinimumVolume = 0,
                MaximumVolume = 0,
                UseTradingValueRange = false,
                MinimumTradingValue = 0,
                MaximumTradingValue = 0,
                TriggerDirection = direction,
            })).Interruptions;
    }

    [Test]
    public async Task High_low_limit_jump_and_surge_lists_say_what_the_candles_say()
    {
        Session.Go("14:30");
        var near = await Session.Raw.CallAsync(
            "ka10018", ("high_low_tp", "1"), ("alacc_rt", "10"), ("mrkt_tp", "000"), ("trde_qty_tp", "00000"), ("stk_cnd", "0"), ("crd_cnd", "0"), ("stex_tp", "1"));
        var expected = Stocks.Where(code => (High(code) - Session.Last(code, PriceScope.Krx)) * 100m / High(code) <= 1).ToList();
        Assert.That(near.Column("high_low_pric_alacc", "stk_cd"), Is.EquivalentTo(expected).And.Not.Empty);

        var surge = await Session.Raw.CallAsync(
            "ka10023", ("mrkt_tp", "000"), ("sort_tp", "1"), ("tm_tp", "1"), ("trde_qty_tp", "5"), ("tm", "30"), ("stk_cnd", "0"), ("pric_tp", "0"), ("stex_tp", "1"));
        foreach (var row in surge.Rows("trde_qty_sdnin"))
        {
            var trades = Session.Trades(row.GetProperty("stk_cd").GetString()!, PriceScope.Krx);
            var (start, middle) = (ListSession.FirstDay.ToDateTime(new TimeOnly(13, 30)), ListSession.FirstDay.ToDateTime(new TimeOnly(14, 0)));
            Assert.That(row.GetProperty("now_trde_qty").GetString(), Is.EqualTo($"{trades.Where(trade => trade.Time >= middle.AddMinutes(1)).Sum(trade => trade.Quantity)}"));
            Assert.That(row.GetProperty("prev_trde_qty").GetString(), Is.EqualTo(
                $"{trades.Where(trade => trade.Time >= start.AddMinutes(1) && trade.Time < middle.AddMinutes(1)).Sum(trade => trade.Quantity)}"));
        }

        var up = (await Client.StockInformation.GetPriceLimitStocksAsync(PriceLimitType.Up, PriceLimitSort.ChangeRate, Kiwoom.Exchange.Krx)).Stocks;
        Assert.That(up.Select(stock => stock.StockCode.Code), Is.EquivalentTo(Stocks.Where(code => Session.Last(code, PriceScope.Krx) > Find(code).BasePrice)));
        Assert.That(up.Select(stock => stock.ChangeRate), Is.Ordered.Descending);

        long High(string code) => Session.Trades(code, PriceScope.Krx).Max(trade => trade.Price);
    }

    [Test]
    public async Task What_waits_more_than_before_is_counted_from_what_waited_then()
    {
        Session.Go("10:45");
        var before = Stocks.ToDictionary(code => code, BidsOf);
        Session.Go("11:15");
        var reply = await Session.Raw.CallAsync(
            "ka10021", ("mrkt_tp", "001"), ("trde_tp", "1"), ("sort_tp", "1"), ("tm_tp", "30"), ("trde_qty_tp", "1"), ("stk_cnd", "0"), ("stex_tp", "1"));
        var expected = Stocks.Where(code => Find(code).Market == "KOSPI" && before[code] > 0 && BidsOf(code) > before[code] && Session.Volumes(PriceScope.Krx)[code] >= 1_000)
            .OrderByDescending(code => BidsOf(code) - before[code]).ThenBy(code => code, StringComparer.Ordinal);

        Assert.That(reply.Rows("bid_req_sdnin").Select(row => (Exchange.Wire.Text(row, "stk_cd"), Exchange.Wire.Text(row, "int"), Exchange.Wire.Text(row, "now"))), Is.EqualTo(
            expected.Select(code => (code, $"{before[code]}", $"{BidsOf(code)}"))).And.Not.Empty);
        var quote = await Session.Raw.CallAsync("ka10006", ("stk_cd", "005930"));
        var trades = await Session.Raw.CallAsync("ka10046", ("stk_cd", "005930"));
        var watched = await Session.Raw.CallAsync("ka10095", ("stk_cd", "005930"));
        Assert.That((quote["cntr_str"], watched.Column("atn_stk_infr", "cntr_str")[0]), Is.EqualTo((trades.Column("cntr_str_tm", "cntr_str")[0], quote["cntr_str"])));

        long BidsOf(string code) => Session.Host.Board.BidsOf(code, PriceScope.Krx, 10).Sum(line => line.Quantity);
    }

    [Test]
    public async Task A_volume_beside_the_day_before_is_the_same_in_quote_ranking_and_stream()
    {
        Session.Go("20:30");
        var before = Session.Volumes(PriceScope.Krx)["005930"];
        Session.Go("09:30", day: 1);
        using var socket = await Realtime.RawSocket.LogInAsync(Session.Raw);
        await socket.RegisterAsync("0B", "005930");
        Session.Go("10:30", day: 1);
        var volume = Session.Trades("005930", PriceScope.Krx, day: 1).Sum(trade => trade.Quantity);
        await socket.SendAsync("""{"trnm":"CNSRLST"}""");
        Dictionary<string, string>? last = null;
        while (await socket.ReceiveJsonAsync() is var frame && frame.GetProperty("trnm").GetString() == "REAL")
        {
            last = Exchange.Wire.Data(frame)[^1];
        }

        var expected = Math.Round(volume * 100m / before, 2, MidpointRounding.AwayFromZero);
        var ranked = (await Client.Rankings.GetTopVolumeStocksAsync(DayVolumeSort.Volume, TopVolumeStockFilter.IncludeAdministrative, Kiwoom.Exchange.Krx)).Stocks;
        Assert.That(last!["30"], Is.EqualTo(System.FormattableString.Invariant($"{(volume < before ? "-" : "+")}{expected:0.00}")));
        Assert.That((await Session.Raw.CallAsync("ka10001", ("stk_cd", "005930")))["trde_pre"], Is.EqualTo(last["30"]));
        Assert.That(ranked.Single(stock => stock.StockCode.Code == "005930").PreviousDayVolumeRatio, Is.EqualTo(expected), "the sign is a mark");
    }

    private IEnumerable<string> Stocks => Session.Host.Engine.Instruments
        .Where(listed => listed.Kind is InstrumentKind.Stock or InstrumentKind.Etf or InstrumentKind.Etn).Select(listed => listed.Code);

    private ListedInstrument Find(string code) => Session.Host.Engine.Find(code)!.Instrument;
}

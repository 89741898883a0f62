namespace Kiwoom.Catalog;

/// <summary>How traders and newcomers call what the spec calls otherwise. Words of the language alone: which endpoint has them, the spec says.</summary>
internal static class SearchWords
{
    private const double Near = 0.9;

    // What is called so : what the spec may call it, the nearest first. Plurals go by their singular.
    private const string Table = """
        last price, current price, latest price, price now, market price, live price : quote / stock price / current price / 시세
        price : quote
        quote, quotation : price
        now, last, latest, recent : current / newest / latest
        last trade, latest trade, recent trade, trade tape, tape, print, time and sale, tick by tick : trade
        tick data : tick
        bar, ohlc, ohlcv, candlestick, kline, price history, historical price : candle / daily price
        history, historical : daily / candle
        chart : candle
        best ask, best bid, best offer, ask, bid, offer, ask price, bid price : order book / best ask
        depth, market depth, level 2, orderbook, spread : order book / ask
        gainer, top gainer, biggest gainer, riser, rose most, risen most, rising most, rise most, went up most, mover, top mover, biggest mover : top change rate
        loser, top loser, biggest loser, faller, fell most, fallen most, falling most, fall most, drop most, went down most : top change rate
        rose, risen, rising, rise, gain, went up, up : change rate / rise
        fell, fallen, falling, fall, drop, went down, down : change rate / fall
        most traded, most active, active : top volume / top trading value
        most, highest, biggest, best, largest : top / ranking / ranked
        ranking, rank : top / ranked
        turnover : trading value
        share, security, equity, ticker, symbol : stock / code
        issue : stock
        ownership, owned, own, owner, position, portfolio, holder : holding
        cash, money, fund : deposit / orderable
        buying power, purchasing power : orderable amount / orderable / deposit
        withdraw, withdrawal : withdrawable / withdrawn
        afford : orderable
        balance : holding / deposit
        fill, filled, executed, execution : execution / executed order / trade
        pending order, working order, unfilled order, outstanding order, resting order : open order
        pending, working, outstanding, unfilled, unexecuted : open / unfilled
        pnl, gain and loss, profit and loss, loss, earning : profit
        return, performance : profit rate / return
        account value, net worth, equity value : account evaluation / estimated asset
        fundamental, valuation, company, master data, basic information, info : profile / stock listing / information
        foreign investor, foreigner, overseas : foreign / foreigner
        institutional : institution
        individual, retail : investor
        kospi, kosdaq, market index, indices : index
        industry : sector
        nxt, krx, sor : exchange / stock
        new high, 52 week high, high of the year, all time high : high low
        limit up, limit down, upper limit, lower limit, daily limit : price limit
        halt, vi, circuit breaker : volatility interruption
        short, shorting, short selling : short sale
        loan, lending, borrow : lending / loan
        leverage, margin trading : credit / margin loan
        fund flow, money flow : net buy
        favourite, favorite, watch list, interest : watchlist / watch list
        broker, firm, member : broker
        option, warrant : warrant / elw
        screener, scanner, scan, condition : condition
        symbol list, all stock, stock code list : stock list
        day, daily, eod : daily / day
        intraday, hourly : intraday / minute
        week : weekly
        month : monthly
        year, annual : yearly
        delete, revoke, withdraw order : cancel
        change order, amend, edit, replace : modify
        place, send, purchase : buy
        현재가, 주가 : 시세 / quote
        등락률 : 등락율
        등락율 : 등락률
        외국인 : 외인
        외인 : 외국인
        현금, 잔액, 돈 : 예수금
        잔고, 보유 : 잔고 / 보유 / holding
        상승, 하락, 급등주 : 등락률 / 급등락
        캔들, 봉 : 봉 / candle
        호가창 : 호가
        수익 : 손익 / 수익
        """;

    private static readonly HashSet<string> Question = new(
        """
        a an the of in on at for to from by with and or is are was were be do does did has have it its that this these those there i my me we our you what which who how where
        when much many can could get give show find tell see id api endpoint call please one two three four five ten 요청 조회 알려줘 어떻게 무엇
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    /// <summary>By words, joined by a blank: other ways to say them.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<SearchTerm.Way>> Same { get; } = Read();

    /// <summary>Those of several words, the longest first.</summary>
    public static IReadOnlyList<string[]> Phrases { get; } = [.. Same.Keys.Select(words => words.Split(' ')).Where(words => words.Length > 1).OrderByDescending(words => words.Length)];

    /// <summary>Whether a word makes a question, or counts, and says nothing of what is asked for.</summary>
    public static bool IsQuestion(string word) => Question.Contains(word) || (word.Length <= 2 && word.All(char.IsAsciiDigit));

    private static Dictionary<string, IReadOnlyList<SearchTerm.Way>> Read()
    {
        var same = new Dictionary<string, IReadOnlyList<SearchTerm.Way>>(StringComparer.Ordinal);
        foreach (var line in Table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (left, right) = (line[..line.IndexOf(" : ", StringComparison.Ordinal)], line[(line.IndexOf(" : ", StringComparison.Ordinal) + 3)..]);
            SearchTerm.Way[] ways = [.. right.Split(" / ").Select((way, index) => new SearchTerm.Way(way.Split(' '), Near - (0.1 * index)))];
            foreach (var words in left.Split(", "))
            {
                same.Add(string.Join(' ', words.Split(' ').Where(word => !IsQuestion(word))), ways);
            }
        }

        return same;
    }
}

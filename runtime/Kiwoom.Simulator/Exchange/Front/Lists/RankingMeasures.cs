using System.Globalization;
using Kiwoom.Simulator.Exchange.Instruments;
using Kiwoom.Simulator.Exchange.Views;
using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>What the lists of instruments are sorted by. Where one is not in a list, there is no place.</summary>
internal static class RankingMeasures
{
    /// <summary>By a price's change against the day before; not in the list where it did not move the way that is asked for.</summary>
    public static RankedStock? Moved(StockView view, string sort, long price)
    {
        var change = price - view.Day.BasePrice;
        decimal? key = sort switch
        {
            "RiseRate" when change > 0 => Rate(change, view.Day.BasePrice),
            "RiseAmount" when change > 0 => change,
            "FallRate" when change < 0 => -Rate(change, view.Day.BasePrice),
            "FallAmount" when change < 0 => -change,
            "Flat" when change == 0 => view.Day.Volume,
            _ => null,
        };
        return key is { } value ? new(view, value, To: price) : null;
    }

    /// <summary>A new high or low of so many days, by how far it is beyond the one before.</summary>
    public static RankedStock? NewHighOrLow(ListRequest request, StockView view)
    {
        var days = view.History.TakeLast(request.Number("dt", 1)).ToList();
        if (view.Today is not { } today || days.Count == 0)
        {
            return null;
        }

        var isClose = request.Name("high_low_close_tp") == "Close";
        var (top, bottom) = (days.Max(day => isClose ? day.Close : day.High), days.Min(day => isClose ? day.Close : day.Low));
        var beyond = request.Name("ntl_tp") == "NewLow" ? bottom - (isClose ? today.Close : today.Low) : (isClose ? today.Close : today.High) - top;
        return beyond <= 0
            ? null
            : new(view, Rate(beyond, view.Day.BasePrice), days.Min(day => Math.Min(day.Low, today.Low)), days.Max(day => Math.Max(day.High, today.High)));
    }

    /// <summary>Stocks at a limit, or above, at or below the last close; by code, by how many days in a row they closed at the limit, or by change.</summary>
    public static RankedStock? AtLimit(ListRequest request, StockView view)
    {
        var type = request.Name("updown_tp");
        var (change, isUpper) = (view.Day.Change, type is "UpperLimit" or "PreviousDayUpperLimit");
        var isIn = type switch
        {
            "UpperLimit" => view.IsAtUpperLimit,
            "LowerLimit" => view.IsAtLowerLimit,
            "Up" => change > 0,
            "Down" => change < 0,
            "Flat" => change == 0,
            _ => view.History is [.., var last] && ClosedAtLimit(view, last, isUpper),
        };
        if (!isIn)
        {
            return null;
        }

        var isToday = type is "UpperLimit" or "LowerLimit";
        var count = isToday || type.StartsWith("PreviousDay", StringComparison.Ordinal)
            ? view.History.Reverse().TakeWhile(day => ClosedAtLimit(view, day, isUpper)).Count() + (isToday ? 1 : 0)
            : 0;
        return new(view, request.Name("sort_tp") switch
        {
            "ConsecutiveCount" => count,
            "ChangeRate" => Math.Abs(Rate(change, view.Day.BasePrice)),
            _ => 0,
        }, Count: count);
    }

    private static bool ClosedAtLimit(StockView view, Candle day, bool isUpper)
    {
        var limits = PriceLimits.Of(day.PreviousClose, view.Listed.Kind, view.Listed.LimitPercent);
        return day.Close == (isUpper ? limits.Upper : limits.Lower);
    }

    /// <summary>Stocks within so many per cent of the day's high or low, the nearest first.</summary>
    public static RankedStock? NearHighOrLow(ListRequest request, StockView view)
    {
        if (view.Today is null)
        {
            return null;
        }

        var isLow = request.Name("high_low_tp") == "Low";
        var distance = 100 * (isLow ? Rate(view.Day.Last - view.Day.Low, view.Day.Low) : Rate(view.Day.High - view.Day.Last, view.Day.High));
        return distance <= request.Number("alacc_rt") / 10m ? new(view, -distance) : null;
    }

    /// <summary>Against the price of so many minutes or days ago; where nothing was traded by then, against the last close.</summary>
    public static RankedStock? PriceJump(ListRequest request, StockView view)
    {
        var back = request.Number("tm", 1);
        var then = request.Name("tm_tp") == "Days"
            ? view.History.Reverse().Skip(Math.Max(0, back - 1)).Select(day => day.Close).FirstOrDefault()
            : MinutesOf(view).LastOrDefault(bar => bar.Start.AddMinutes(1) <= view.Host.Engine.Now.AddMinutes(-back)).Close;
        then = then == 0 ? view.Day.BasePrice : then;
        var change = view.Day.Last - then;
        var isFall = request.Name("flu_tp") == "Plunge";
        return view.Today is null || (isFall ? change >= 0 : change <= 0) ? null : new(view, Math.Abs(Rate(change, then)), then, view.Day.Last);
    }

    public static RankedStock? WaitingMost(ListRequest request, StockView view)
    {
        var net = view.BidTotal - view.AskTotal;
        decimal? key = request.Name("sort_tp") switch
        {
            "NetBidQuantity" when net > 0 => net,
            "NetAskQuantity" when net < 0 => -net,
            "BuyRatio" when view.AskTotal > 0 => Rate(view.BidTotal, view.AskTotal),
            "SellRatio" when view.BidTotal > 0 => Rate(view.AskTotal, view.BidTotal),
            _ => null,
        };
        return key is { } value ? new(view, value) : null;
    }

    /// <summary>What waits on a side against so many minutes ago. Of both venues together the ten best levels of each count.</summary>
    public static RankedStock? WaitingSurge(ListRequest request, StockView view)
    {
        var isAsk = request.Name("trde_tp") == "Ask";
        var (then, now) = Waiting(request, view);
        var (from, to) = isAsk ? (then.Asks, now.Asks) : (then.Bids, now.Bids);
        return to <= from || from == 0 ? null : new(view, request.Name("sort_tp") == "SurgeRate" ? Rate(to - from, from) : to - from, from, to);
    }

    /// <summary>One side's shares in per cent of the other's against so many minutes ago, in hundredths of a per cent.</summary>
    public static RankedStock? WaitingRatioSurge(ListRequest request, StockView view)
    {
        var (then, now) = Waiting(request, view);
        var (from, to) = (Ratio(then), Ratio(now));
        return to <= from || from == 0 ? null : new(view, to - from, from, to);

        long Ratio((long Asks, long Bids) total)
        {
            var (part, whole) = request.Name("rt_tp") == "SellToBuy" ? (total.Asks, total.Bids) : (total.Bids, total.Asks);
            return (long)(10_000 * Rate(part, whole));
        }
    }

    /// <summary>Today's volume against the day before, or that of the last minutes against as many before them.</summary>
    public static RankedStock? VolumeSurge(ListRequest request, StockView view)
    {
        var (from, to) = (view.PreviousVolume, view.Day.Volume);
        if (request.Name("tm_tp") == "Minutes")
        {
            var (now, length) = (view.Host.Engine.Now, TimeSpan.FromMinutes(request.Number("tm", 1)));
            from = MinutesOf(view).Where(bar => bar.Start > now - length - length && bar.Start <= now - length).Sum(bar => bar.Volume);
            to = MinutesOf(view).Where(bar => bar.Start > now - length).Sum(bar => bar.Volume);
        }

        var change = to - from;
        decimal? key = request.Name("sort_tp") switch
        {
            "SurgeQuantity" when change > 0 => change,
            "SurgeRate" when change > 0 && from > 0 => Rate(change, from),
            "PlungeQuantity" when change < 0 => -change,
            "PlungeRate" when change < 0 => -Rate(change, from),
            _ => null,
        };
        return key is { } value ? new(view, value, from, to) : null;
    }

    /// <summary>More than on any of the last days.</summary>
    public static RankedStock? VolumeRecord(ListRequest request, StockView view)
    {
        var most = view.History.TakeLast(int.Parse(request.Request["cycle_tp"], CultureInfo.InvariantCulture)).Select(day => day.Volume).DefaultIfEmpty().Max();
        return view.Day.Volume > most ? new(view, view.Day.Volume - most, most, view.Day.Volume) : null;
    }

    public static RankedStock? SinceOpening(ListRequest request, StockView view)
    {
        var reference = request.Name("sort_tp") switch
        {
            "HighPrice" => view.Day.High,
            "LowPrice" => view.Day.Low,
            "BasePrice" => view.Day.BasePrice,
            _ => view.Day.Open,
        };
        var rate = Rate(view.Day.Last - reference, reference);
        return view.Today is null ? null : new(view, request.Name("flu_cnd") == "Bottom" ? -rate : rate, reference, view.Day.Last);
    }

    public static RankedStock? Expected(ListRequest request, StockView view)
    {
        var price = view.Day.ExpectedPrice;
        return price == 0 ? null : request.Name("sort_tp") switch
        {
            "TradeQuantity" => new(view, view.Day.ExpectedQuantity, To: price),
            "UpperLimit" => price == view.Day.UpperLimit ? new(view, view.Day.ExpectedQuantity, To: price) : null,
            "LowerLimit" => price == view.Day.LowerLimit ? new(view, view.Day.ExpectedQuantity, To: price) : null,
            var sort => Moved(view, sort, price),
        };
    }

    public static RankedStock? DayVolume(ListRequest request, StockView view)
    {
        var part = request.Name("mrkt_open_tp") switch
        {
            "Intraday" => view.Day.Parts[(int)DayPart.Regular],
            "PreMarket" => view.Day.Parts[(int)DayPart.Before],
            "PostMarket" => view.Day.Parts[(int)DayPart.After],
            _ => (view.Day.Volume, view.Day.Value),
        };
        return part.Volume == 0 ? null : new(view, request.Name("sort_tp") switch
        {
            "TurnoverRate" => Rate(part.Volume, view.Listed.ListedShares),
            "TradingValue" => part.Value,
            _ => part.Volume,
        });
    }

    public static RankedStock? DayBefore(ListRequest request, StockView view) => view.PreviousVolume == 0
        ? null
        : new(view, request.Name("qry_tp") == "TradingValue" ? view.PreviousValue : view.PreviousVolume);

    private static ((long Asks, long Bids) Then, (long Asks, long Bids) Now) Waiting(ListRequest request, StockView view)
    {
        var now = view.Host.Engine.Now;
        return (At(now.AddMinutes(-request.Number("tm_tp", 1))), At(now));

        (long Asks, long Bids) At(DateTime time)
        {
            var totals = new[] { PriceScope.Krx, PriceScope.Nxt }.Where(venue => view.Scope == PriceScope.Both || venue == view.Scope)
                .Select(venue => view.Host.Board.BookOf(view.Listed.Code, venue)!.TotalsAt(time)).ToList();
            return (totals.Sum(total => total.Asks), totals.Sum(total => total.Bids));
        }
    }

    private static IEnumerable<Bar> MinutesOf(StockView view) =>
        view.Host.Candles.Minutes(view.Listed.Code, view.Scope, 1).Where(bar => DateOnly.FromDateTime(bar.Start) == view.Day.Date);

    private static decimal Rate(long part, long whole) => whole == 0 ? 0 : (decimal)part / whole;
}

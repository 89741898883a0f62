using Kiwoom.Simulator.Exchange.Instruments;
using Kiwoom.Simulator.Exchange.Views;
using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>The daily candles of everything that is listed: what was traded, and in front of it what <see cref="PastCandles"/> makes up.</summary>
internal sealed class DailyHistory(ExchangeHost host)
{
    private readonly PastCandles _past = new(host.Engine.Options.FirstDay);

    /// <summary>The candles up to a date, today at the latest: oldest first. A day without a price has none.</summary>
    public IEnumerable<Candle> Until(ListedInstrument listed, PriceScope scope, DateOnly last)
    {
        var past = listed.Kind == InstrumentKind.Index ? _past.Of(listed, MembersOf(listed)) : _past.Of(listed, listed.ToProfile());
        var days = host.Candles.Days(listed.Code, scope).Where(bar => bar.HasPrice).Select(bar => CandleOf(listed, bar));
        return past.Concat(days).Where(candle => candle.Date <= last);
    }

    /// <summary>The stocks of an index.</summary>
    public IReadOnlyList<ListedInstrument> MembersOf(ListedInstrument index) =>
        [.. host.Engine.Instruments.Where(listed => listed.Kind == InstrumentKind.Stock && listed.Market == index.Market)];

    private Candle CandleOf(ListedInstrument listed, Bar bar)
    {
        var date = DateOnly.FromDateTime(bar.Start);
        var (volume, value) = listed.Kind == InstrumentKind.Index ? TradedIn(listed, bar.Start) : (bar.Volume, bar.Value);
        return new Candle(date, host.Candles.BasePriceOf(listed.Code, date), bar.Open, bar.High, bar.Low, bar.Close, volume) { Value = value };
    }

    private (long Volume, long Value) TradedIn(ListedInstrument index, DateTime day)
    {
        var bars = MembersOf(index).Select(member => host.Candles.Days(member.Code, PriceScope.Krx).LastOrDefault(bar => bar.Start == day)).ToList();
        return (bars.Sum(bar => bar.Volume), bars.Sum(bar => bar.Value));
    }
}

using System.Globalization;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Instruments;
using Kiwoom.Simulator.Exchange.Views;
using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>What a chart is of: an instrument on a venue or both, up to a day.</summary>
internal sealed record ChartSubject(ExchangeHost Host, ListedInstrument Listed, PriceScope Scope, string Text, DateOnly Last)
{
    private bool IsIndex => Listed.Kind == InstrumentKind.Index;

    /// <summary>Reads a request; null where there is no such instrument on that venue, or no such day.</summary>
    /// <param name="host">The exchange.</param>
    /// <param name="request">The request.</param>
    /// <param name="isWanted">Which instruments the id is of.</param>
    public static ChartSubject? Of(ExchangeHost host, ApiRequest request, Func<ListedInstrument, bool> isWanted)
    {
        var text = request["stk_cd"] + request["inds_cd"];
        var (code, scope) = ScopeOf.Text(text);
        var day = request["base_dt"];
        var last = DateOnly.MaxValue;
        var isUnderstood = day.Length == 0 || DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out last);
        return host.Engine.Find(code)?.Instrument is { } listed && isWanted(listed) && (scope != PriceScope.Nxt || listed.IsOnNxt) && isUnderstood
            ? new ChartSubject(host, listed, scope, text, last)
            : null;
    }

    /// <summary>Candles of so many trades of today, or values of an index; newest first.</summary>
    public IReadOnlyList<ChartRow> Ticks(int width) => Rows(IsIndex ? IndexTicks(width) : Host.Tape.Ticks(Listed.Code, Scope, width));

    /// <summary>Candles of so many minutes, newest first; of today alone where it is asked for so.</summary>
    public IReadOnlyList<ChartRow> Minutes(int width, bool isTodayOnly = false)
    {
        var bars = Host.Candles.Minutes(Listed.Code, Scope, width).Where(bar => DateOnly.FromDateTime(bar.Start) <= Last);
        if (isTodayOnly)
        {
            bars = bars.Where(bar => DateOnly.FromDateTime(bar.Start) == Host.Board.Day);
        }

        if (!IsIndex)
        {
            return Rows([.. bars]);
        }

        var volumes = Host.History.MembersOf(Listed).SelectMany(member => Host.Candles.Minutes(member.Code, PriceScope.Krx, width))
            .GroupBy(bar => bar.Start).ToDictionary(minute => minute.Key, minute => minute.Sum(bar => bar.Volume));
        return Rows([.. bars.Select(bar => bar with { Volume = volumes.GetValueOrDefault(bar.Start) })]);
    }

    /// <summary>Candles of periods, newest first, each dated by its first trading day.</summary>
    /// <param name="periodOf">A number that the days of a period have in common.</param>
    public IReadOnlyList<ChartRow> Periods(Func<DateOnly, int> periodOf) =>
    [
        .. Host.History.Until(Listed, Scope, Last).GroupBy(day => periodOf(day.Date))
            .Select(days => new ChartRow(days.Select(BarOf).Aggregate((bar, later) => bar.With(later)), days.First().PreviousClose, 0, this)).Reverse(),
    ];

    /// <summary>The volume of the day before a candle's.</summary>
    public long VolumeBefore(Bar bar) =>
        Host.History.Until(Listed, Scope, DateOnly.FromDateTime(bar.Start).AddDays(-1)).LastOrDefault().Volume;

    private static Bar BarOf(Candle day) => new(
        day.Date.ToDateTime(TimeOnly.MinValue), day.Open, day.High, day.Low, day.Close, day.Volume, day.Value ?? day.ValueInMillions * 1_000_000);

    private List<Bar> IndexTicks(int width)
    {
        var ticks = Host.IndexTape.Of(Listed.Code);
        return
        [
            .. ticks.Select((tick, i) => Bar.OfIndex(tick.Time, tick.Value, tick.Volume - (i == 0 ? 0 : ticks[i - 1].Volume)))
                .Chunk(width).Select(chunk => chunk.Aggregate((bar, later) => bar.With(later))),
        ];
    }

    private List<ChartRow> Rows(IReadOnlyList<Bar> bars)
    {
        var rows = new List<ChartRow>(bars.Count);
        long volume = 0;
        for (var i = 0; i < bars.Count; i++)
        {
            volume = i > 0 && bars[i - 1].Start.Date == bars[i].Start.Date ? volume + bars[i].Volume : bars[i].Volume;
            rows.Add(new ChartRow(bars[i], Host.Candles.BasePriceOf(Listed.Code, DateOnly.FromDateTime(bars[i].Start)), volume, this));
        }

        rows.Reverse();
        return rows;
    }
}

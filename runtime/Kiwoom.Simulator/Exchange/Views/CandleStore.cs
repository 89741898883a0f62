using Kiwoom.Simulator.Exchange.Log;

namespace Kiwoom.Simulator.Exchange.Views;

/// <summary>Candles of every instrument and venue, from trades alone; those of minutes of the last five trading days, those of days of many years.</summary>
internal sealed class CandleStore : IMarketObserver
{
    // Five days of twelve hours, so that memory stays what it is from the sixth on.
    private const int MinuteCapacity = 5 * 720;
    private const int DayCapacity = 5_000;

    private readonly Dictionary<(string Code, PriceScope Scope), Entry> _entries = [];
    private readonly Dictionary<(string Code, DateOnly Day), long> _basePrices = [];
    private DateOnly _day;

    /// <summary>The base price of an instrument's day; 0 where the day is not known.</summary>
    public long BasePriceOf(string code, DateOnly day) => _basePrices.GetValueOrDefault((code, day));

    /// <summary>Candles of so many minutes, counted from midnight, the oldest first.</summary>
    public IReadOnlyList<Bar> Minutes(string code, PriceScope scope, int minutes)
    {
        var length = TimeSpan.FromMinutes(minutes).Ticks;
        return Find(code, scope)?.Minutes.Group(time => time.Date.AddTicks(time.TimeOfDay.Ticks / length * length)) ?? [];
    }

    /// <summary>Candles of days, the oldest first.</summary>
    public IReadOnlyList<Bar> Days(string code, PriceScope scope) => Find(code, scope)?.Days.Bars ?? [];

    /// <summary>Candles of weeks, which begin on Mondays.</summary>
    public IReadOnlyList<Bar> Weeks(string code, PriceScope scope) =>
        Find(code, scope)?.Days.Group(time => time.Date.AddDays(-(((int)time.DayOfWeek + 6) % 7))) ?? [];

    public IReadOnlyList<Bar> Months(string code, PriceScope scope) =>
        Find(code, scope)?.Days.Group(time => new DateTime(time.Year, time.Month, 1)) ?? [];

    public IReadOnlyList<Bar> Years(string code, PriceScope scope) =>
        Find(code, scope)?.Days.Group(time => new DateTime(time.Year, 1, 1)) ?? [];

    public void Observe(MarketEvent marketEvent)
    {
        switch (marketEvent)
        {
            case Trade trade:
                Add(MarketBoard.ScopeOf(trade.Board), trade);
                Add(PriceScope.Both, trade);
                break;
            case DayStarted started:
                _day = started.Date;
                break;
            case BasePriceSet prices:
                _basePrices[(prices.Code, _day)] = prices.BasePrice;
                break;
            case IndexChanged index:
                var entry = FindOrAdd(index.Code, PriceScope.Krx);
                entry.Minutes.Add(Bar.Of(MinuteOf(index.Time), index.Value, 0));
                entry.Days.Add(Bar.Of(index.Time.Date, index.Value, 0));
                break;
        }
    }

    private Entry? Find(string code, PriceScope scope) => _entries.GetValueOrDefault((code, scope));

    private static DateTime MinuteOf(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMinute));

    // Trades at a closing price count in the day's volume, and there are no minutes of them.
    private void Add(PriceScope scope, Trade trade)
    {
        var entry = FindOrAdd(trade.Code, scope);
        if (trade.IsAtClose)
        {
            entry.Days.Add(Bar.OfVolume(trade.Time.Date, trade.Price, trade.Quantity));
            return;
        }

        entry.Minutes.Add(Bar.Of(MinuteOf(trade.Time), trade.Price, trade.Quantity));
        entry.Days.Add(Bar.Of(trade.Time.Date, trade.Price, trade.Quantity));
    }

    private Entry FindOrAdd(string code, PriceScope scope)
    {
        if (!_entries.TryGetValue((code, scope), out var entry))
        {
            entry = new Entry();
            _entries.Add((code, scope), entry);
        }

        return entry;
    }

    private sealed class Entry
    {
        public BarSeries Minutes { get; } = new(MinuteCapacity);

        public BarSeries Days { get; } = new(DayCapacity);
    }
}

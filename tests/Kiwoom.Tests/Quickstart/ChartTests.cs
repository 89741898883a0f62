using CandleCharts;

namespace Kiwoom.Tests.Quickstart;

public sealed class ChartTests
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Test]
    public void Bars_are_oldest_first() =>
        Assert.That(BarSeries.Create([Candle(1), Candle(0)], 10).Bars.Select(bar => bar.Start), Is.EqualTo((DateOnly[])[Monday, Monday.AddDays(1)]));

    [Test]
    public void Candles_without_prices_are_left_out() =>
        Assert.That(BarSeries.Create([Candle(0, close: null), Candle(1)], 10).Bars, Has.Count.EqualTo(1));

    [Test]
    public void Days_taken_together_keep_first_open_last_close_extremes_and_volume()
    {
        var days = new[]
        {
            Candle(0, 10, 13, 9, 12, 5),
            Candle(1, 12, 12, 7, 8, 6),
        };
        Assert.That(BarSeries.Create(days, 1).Bars, Is.EqualTo((Bar[])[new Bar(Monday, 10, 13, 7, 8, 11)]));
    }

    [Test]
    public void Days_left_over_are_the_oldest()
    {
        var series = BarSeries.Create(Enumerable.Range(0, 7).Select(day => Candle(day)), 3);
        Assert.That(series.DaysPerBar, Is.EqualTo(3));
        Assert.That(series.Bars.Select(bar => bar.Volume), Is.EqualTo((decimal[])[1, 3, 3]));
    }

    [Test]
    public void Scale_spans_all_half_rows()
    {
        var scale = new PriceScale(100, 200, 10);
        Assert.That((scale.HalfOf(200), scale.HalfOf(100)), Is.EqualTo((0, 19)));
    }

    [Test]
    public void Scale_of_one_price_is_no_division_by_zero() => Assert.That(new PriceScale(100, 100, 10).HalfOf(100), Is.EqualTo(19));

    [TestCase(61_300, 78_300, 28)]
    [TestCase(1_002, 1_047, 14)]
    [TestCase(100_000, 1_500_000, 20)]
    public void Ticks_are_round_prices_within_the_range(int low, int high, int rows)
    {
        var ticks = new PriceScale(low, high, rows).Ticks;
        Assert.That(ticks, Has.Count.InRange(2, rows / 2));
        Assert.That(ticks.Values, Has.All.InRange((decimal)low, (decimal)high));
        Assert.That(ticks.Values.Select(tick => tick % 5), Has.All.EqualTo(0));
    }

    [Test]
    public void Candle_is_wick_body_wick()
    {
        var scale = new PriceScale(0, 50, 3);
        var bar = new Bar(Monday, Open: 20, High: 50, Low: 0, Close: 30, Volume: 0);
        Assert.That(Draw(bar, scale, hasColor: true), Is.EqualTo("│┃│"));
        Assert.That(Draw(bar with { Open = 30, Close = 20 }, scale, hasColor: true), Is.EqualTo("│┃│"));
    }

    [Test]
    public void Falling_candle_has_another_body_without_colours() =>
        Assert.That(Draw(new Bar(Monday, Open: 30, High: 50, Low: 0, Close: 20, Volume: 0), new PriceScale(0, 50, 3), hasColor: false), Is.EqualTo("│░│"));

    [Test]
    public void Dates_do_not_overlap_and_stay_inside()
    {
        var bars = BarSeries.Create(Enumerable.Range(0, 400).Select(day => Candle(day)), 70).Bars;
        var labels = DateAxis.Label(bars, 1).ToList();
        Assert.That(labels, Has.Count.GreaterThan(3));
        Assert.That(labels.Zip(labels.Skip(1), (one, next) => next.Column - one.Column - one.Text.Length), Has.All.AtLeast(2));
        Assert.That(labels.Select(label => label.Column + label.Text.Length), Has.All.AtMost(bars.Count));
    }

    [Test]
    public void Few_days_are_labelled_by_weeks() =>
        Assert.That(
            DateAxis.Label(BarSeries.Create(Enumerable.Range(0, 20).Select(day => Candle(day)), 50).Bars, 3).Select(label => label.Text),
            Is.EqualTo((string[])["03-02", "03-09", "03-16"]));

    [Test]
    public void Volume_fills_eighths_from_below()
    {
        var scale = new VolumeScale(highest: 16, rows: 2);
        Assert.That((scale.At(16, 0), scale.At(16, 1), scale.At(4, 0), scale.At(4, 1), scale.At(0, 1)), Is.EqualTo(('█', '█', ' ', '▄', ' ')));
    }

    private static string Draw(Bar bar, PriceScale scale, bool hasColor) =>
        string.Concat(Enumerable.Range(0, 3).Select(row => CandleGlyphs.At(bar, row, scale, hasColor)));

    private static DailyCandle Candle(int day, decimal open = 100, decimal high = 110, decimal low = 90, decimal? close = 105, long volume = 1) => new()
    {
        Date = Monday.AddDays(day),
        OpenPrice = open,
        HighPrice = high,
        LowPrice = low,
        ClosePrice = close,
        Volume = volume,
    };
}

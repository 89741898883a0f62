using System.Globalization;
using Kiwoom.Simulator.Exchange.Instruments;
using Kiwoom.Simulator.Exchange.Views;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>An index with what its stocks do on KRX.</summary>
internal sealed record IndexPicture(DaySheet Day)
{
    private const decimal Hundredths = 100m;

    public int Count { get; private init; }

    public int Rising { get; private init; }

    public int Falling { get; private init; }

    public int Unchanged { get; private init; }

    public int AtUpperLimit { get; private init; }

    public int AtLowerLimit { get; private init; }

    /// <summary>Stocks that have traded today.</summary>
    public int Traded { get; private init; }

    public long Volume { get; private init; }

    public long PreviousVolume { get; private init; }

    /// <summary>What its stocks were traded for, in won.</summary>
    public long Value { get; private init; }

    public static IndexPicture Of(ExchangeHost host, string code)
    {
        var market = host.Engine.Find(code)!.Instrument.Market;
        List<DaySheet> days =
        [
            .. host.Engine.Instruments.Where(listed => listed.Kind == InstrumentKind.Stock && listed.Market == market)
                .Select(listed => host.Board.DayOf(listed.Code)).OfType<DaySheet>(),
        ];
        return new IndexPicture(host.Board.DayOf(code)!)
        {
            Count = days.Count,
            Rising = days.Count(day => day.Change > 0),
            Falling = days.Count(day => day.Change < 0),
            Unchanged = days.Count(day => day.Change == 0),
            AtUpperLimit = days.Count(day => day.Last == day.UpperLimit),
            AtLowerLimit = days.Count(day => day.Last == day.LowerLimit),
            Traded = days.Count(day => day.LastTime is not null),
            Volume = days.Sum(day => day.Volume),
            PreviousVolume = days.Sum(day => day.PreviousVolume),
            Value = days.Sum(day => day.Value),
        };
    }

    /// <summary>A change of hundredths of a point with its sign: <c>-189.51</c>.</summary>
    public static string Change(long hundredths)
    {
        var text = (hundredths / Hundredths).ToString("0.00", CultureInfo.InvariantCulture);
        return hundredths > 0 ? "+" + text : text;
    }

    /// <summary>A value with the sign of the side of the last close on which it is: <c>-1762.61</c>.</summary>
    public string Points(long hundredths) => Points(hundredths, Day.BasePrice);

    /// <inheritdoc cref="Points(long)"/>
    /// <param name="hundredths">The value, in hundredths of a point.</param>
    /// <param name="basePoints">The last close.</param>
    public static string Points(long hundredths, long basePoints)
    {
        var text = (hundredths / Hundredths).ToString("0.00", CultureInfo.InvariantCulture);
        return hundredths > basePoints ? "+" + text : hundredths < basePoints && hundredths != 0 ? "-" + text : text;
    }
}

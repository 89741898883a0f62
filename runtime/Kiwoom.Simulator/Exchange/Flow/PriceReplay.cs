using System.Globalization;
using Kiwoom.Simulator.Exchange.Instruments;

namespace Kiwoom.Simulator.Exchange.Flow;

/// <summary>Prices of a file, to be traded again in place of what strangers would do.</summary>
internal static class PriceReplay
{
    private const string Head = "time,code,price,quantity";
    private const int Columns = 4;

    /// <summary>Reads lines such as <c>2026-09-14 09:00:00,005930,70100,25</c>: Korean time, code, won and shares, in the order of time.</summary>
    /// <exception cref="FormatException">A line cannot be read, or is before the one above it; the message says which.</exception>
    public static IReadOnlyList<ReplayedTrade> Parse(string text)
    {
        var trades = new List<ReplayedTrade>();
        foreach (var (number, line) in CsvLines.Read(text, Head))
        {
            var cells = line.Split(',', StringSplitOptions.TrimEntries);
            if (cells.Length != Columns
                || !DateTime.TryParseExact(cells[0], "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                || !long.TryParse(cells[2], NumberStyles.None, CultureInfo.InvariantCulture, out var price)
                || !long.TryParse(cells[3], NumberStyles.None, CultureInfo.InvariantCulture, out var quantity)
                || price == 0
                || quantity == 0)
            {
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {number} of the prices is not one, such as 2026-09-14 09:00:00,005930,70100,25: {line}"));
            }

            if (trades.Count > 0 && time < trades[^1].Time)
            {
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {number} of the prices is before the line above it."));
            }

            trades.Add(new ReplayedTrade(time, cells[1], price, quantity));
        }

        return trades;
    }

    /// <summary>
    /// The built-in instruments, those whose first price in a file is beyond their limits at that price: a file of another year's prices would be traded at
    /// its limit from beginning to end. Null where there is none.
    /// </summary>
    public static string? InstrumentsOf(IReadOnlyList<ReplayedTrade> trades)
    {
        var moved = InstrumentList.Parse(InstrumentList.BuiltIn)
            .Join(trades.DistinctBy(trade => trade.Code), instrument => instrument.Code, trade => trade.Code, (Instrument, First) => (Instrument, First.Price))
            .Where(entry => entry.Instrument.LimitPercent > 0
                && Math.Abs(entry.Price - entry.Instrument.BasePrice) * 100m > entry.Instrument.BasePrice * (decimal)entry.Instrument.LimitPercent)
            .ToDictionary(entry => entry.Instrument.Code, entry => PriceSteps.RoundDown(entry.Price, entry.Instrument.Kind), StringComparer.Ordinal);
        return moved.Count == 0 ? null : InstrumentList.WithBasePrices(moved);
    }
}

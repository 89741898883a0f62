using System.Globalization;

namespace Kiwoom.Simulator.Exchange.Instruments;

/// <summary>Reads the list of instruments: comma-separated lines below a head, <c>#</c> for remarks.</summary>
internal static class InstrumentList
{
    private const string Head = "code,name,kind,market,base,shares,limit,nxt,weight";
    private const int Columns = 9;
    private const int HundredthsOfPoint = 100;

    /// <summary>The list that comes with the simulator.</summary>
    public static string BuiltIn => EmbeddedText.Read("exchange.instruments.csv");

    /// <exception cref="FormatException">A line cannot be read; the message says which and why.</exception>
    public static IReadOnlyList<ListedInstrument> Parse(string text)
    {
        var instruments = new List<ListedInstrument>();
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (number, line) in CsvLines.Read(text, Head))
        {
            var cells = line.Split(',', StringSplitOptions.TrimEntries);
            if (cells.Length != Columns)
            {
                throw Bad(number, $"has {cells.Length} columns, not {Columns}");
            }

            var instrument = Read(cells, number);
            if (!codes.Add(instrument.Code))
            {
                throw Bad(number, $"names {instrument.Code} a second time");
            }

            instruments.Add(instrument);
        }

        return instruments;
    }

    /// <summary>The built-in list with other base prices, by code.</summary>
    public static string WithBasePrices(IReadOnlyDictionary<string, long> prices) => string.Join('\n', BuiltIn.Split('\n').Select(line =>
    {
        var cells = line.Split(',');
        if (prices.TryGetValue(cells[0], out var price))
        {
            cells[4] = price.ToString(CultureInfo.InvariantCulture);
        }

        return string.Join(',', cells);
    }));

    private static ListedInstrument Read(string[] cells, int line)
    {
        if (!Enum.TryParse<InstrumentKind>(cells[2], out var kind) || char.IsAsciiDigit(cells[2][0]))
        {
            throw Bad(line, $"has no kind '{cells[2]}'");
        }

        var scale = kind == InstrumentKind.Index ? HundredthsOfPoint : 1;
        var basePrice = Number(cells[4], line) * scale;
        var instrument = new ListedInstrument(
            cells[0],
            cells[1],
            kind,
            cells[3],
            (long)basePrice,
            (long)Number(cells[5], line),
            (int)Number(cells[6], line),
            cells[7] == "Y",
            (int)Number(cells[8], line));
        if (basePrice != instrument.BasePrice || (instrument.IsTradable && !PriceSteps.IsValid(instrument.BasePrice, kind)))
        {
            throw Bad(line, $"has a base price between two price steps, {cells[4]}");
        }

        return instrument;
    }

    private static decimal Number(string cell, int line) =>
        decimal.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Bad(line, $"has '{cell}' for a number");

    private static FormatException Bad(int line, FormattableString what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Line {line} of the instruments {what.ToString(CultureInfo.InvariantCulture)}."));
}

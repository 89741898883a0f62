using System.Text.Json;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Realtime;

/// <summary>The saved conditions and what they find: the same stocks for all of them.</summary>
internal sealed class ConditionDirectory(SimulatorRealtimeOptions options, IMarket market)
{
    private const string ListApiId = "ka10171";

    private static readonly string[] DefaultStocks =
        ["005930", "000660", "005380", "035420", "035720", "039490", "069500", "205100", "219550", "317120"];

    private readonly IReadOnlyList<string> _names = options.ConditionNames ?? ReadNames();
    private readonly IReadOnlyList<string> _stocks = options.ConditionStocks ?? DefaultStocks;

    /// <summary>Names in the order of their sequence numbers, which count from 0.</summary>
    public IReadOnlyList<string> Names => _names;

    public int RowCount => _stocks.Count;

    public bool Has(string seq) => int.TryParse(seq, out var number) && number >= 0 && number < _names.Count;

    /// <summary>Writes rows of a search (ka10172): fixed-point digits filled with zeros, prices without a point.</summary>
    public void WriteRows(Utf8JsonWriter writer, int start, int count)
    {
        foreach (var code in _stocks.Skip(start).Take(count))
        {
            var quote = market.GetQuote(code);
            var day = quote.Day;
            writer.WriteStartObject();
            writer.WriteString("9001", "A" + code);
            writer.WriteString("302", quote.Profile.Name);
            writer.WriteString("10", Fixed(quote.Price));
            writer.WriteString("25", WireFormat.ChangeSign(day.Change));
            writer.WriteString("11", Fixed(day.Change));
            writer.WriteString("12", Rate(day.Change, quote.BasePrice));
            writer.WriteString("13", Fixed(day.Volume));
            writer.WriteString("16", Fixed(day.Open));
            writer.WriteString("17", Fixed(day.High));
            writer.WriteString("18", Fixed(day.Low));
            writer.WriteEndObject();
        }
    }

    /// <summary>A change in per cent, a thousandfold, and with two places as everywhere: <c>-00000130</c> for -0.13 %, as in the document's example.</summary>
    internal static string Rate(long change, long basePrice) => Fixed((long)(WireFormat.Rate(change, basePrice) * 1_000));

    /// <summary>Writes the first result of a realtime search (ka10173).</summary>
    public void WriteCodes(Utf8JsonWriter writer)
    {
        foreach (var code in _stocks)
        {
            writer.WriteStartObject();
            writer.WriteString("jmcode", "A" + code);
            writer.WriteEndObject();
        }
    }

    // Nine characters, the sign of a loss being one of them.
    private static string Fixed(long value) => value < 0 ? "-" + WireFormat.Padded(-value, 8) : WireFormat.Padded(value, 9);

    private static IReadOnlyList<string> ReadNames() =>
        [.. ExampleStore.Get(ListApiId).GetProperty("data").EnumerateArray().Select(row => row[1].GetString()!)];
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using Kiwoom.Recording;
using Kiwoom.Simulator.Exchange.Instruments;

namespace Kiwoom.Simulator.Exchange.Flow;

/// <summary>
/// What a recording of the library's recorder has of KRX's trades (realtime type 0B), as prices to trade again, with the instruments that they are of. A base
/// price is what a code's first trade says: its price less its change from the day before.
/// </summary>
/// <param name="Prices">The trades as <see cref="PriceReplay"/> reads them.</param>
/// <param name="Instruments">The built-in instruments at the recording's base prices, and those that they lack.</param>
/// <param name="Start">The minute of the first trade.</param>
internal sealed record RecordedMarket(string Prices, string Instruments, DateTime Start)
{
    private const string TradeType = "0B";
    private const string CombinedSuffix = "_AL";
    private const string NxtCode = "2";
    private const int UsualLimit = 30;

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="JsonException">It is no recording.</exception>
    /// <exception cref="InvalidDataException">It is no compressed file.</exception>
    /// <exception cref="FormatException">It has no trades of KRX.</exception>
    public static async Task<RecordedMarket> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var ticks = new List<Tick>();
        await foreach (var entry in RecordingReader.ReadAsync(path, cancellationToken).ConfigureAwait(false))
        {
            if (entry.Kind == RecordedKind.Received)
            {
                Read(entry, ticks);
            }
        }

        // Who registered a stock of KRX and of both markets together has its trades twice.
        var single = ticks.Where(tick => !tick.IsCombined).Select(tick => tick.Trade.Code).ToHashSet(StringComparer.Ordinal);
        List<Tick> trades = [.. ticks.Where(tick => !tick.IsCombined || !single.Contains(tick.Trade.Code)).OrderBy(tick => tick.Trade.Time)];
        return trades.Count == 0
            ? throw new FormatException("The recording has no trades of KRX (realtime type 0B).")
            : new RecordedMarket(WritePrices(trades), WriteInstruments(trades), trades[0].Trade.Time.AddSeconds(-trades[0].Trade.Time.Second));
    }

    private static void Read(RecordedEntry entry, List<Tick> ticks)
    {
        JsonDocument frame;
        try
        {
            frame = JsonDocument.Parse(entry.Body);
        }
        catch (JsonException)
        {
            // A recording has what the server sent, garbage too.
            return;
        }

        using (frame)
        {
            if (frame.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array)
            {
                var day = DateOnly.FromDateTime(entry.At.ToOffset(KoreanTime.Offset).DateTime);
                ticks.AddRange(data.EnumerateArray().Select(message => TickOf(message, day)).OfType<Tick>());
            }
        }
    }

    private static Tick? TickOf(JsonElement message, DateOnly day)
    {
        if (TextOf(message, "type") != TradeType || !message.TryGetProperty("values", out var values) || TextOf(values, "9081") == NxtCode)
        {
            return null;
        }

        var item = TextOf(message, "item");
        var isCombined = item.EndsWith(CombinedSuffix, StringComparison.Ordinal);
        var code = isCombined ? item[..^CombinedSuffix.Length] : item;
        return code.Length > 0
            && code.All(char.IsAsciiLetterOrDigit)
            && TimeOnly.TryParseExact(TextOf(values, "20"), "HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            && Math.Abs(NumberOf(values, "10")) is > 0 and var price
            && Math.Abs(NumberOf(values, "15")) is > 0 and var quantity
                ? new Tick(new ReplayedTrade(day.ToDateTime(time), code, price, quantity), price - NumberOf(values, "11"), isCombined)
                : null;
    }

    private static string TextOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static long NumberOf(JsonElement values, string fid) =>
        long.TryParse(TextOf(values, fid), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string WritePrices(List<Tick> trades)
    {
        var text = new StringBuilder("time,code,price,quantity\n");
        foreach (var (time, code, price, quantity) in trades.Select(tick => tick.Trade))
        {
            text.Append(CultureInfo.InvariantCulture, $"{time:yyyy-MM-dd HH:mm:ss},{code},{price},{quantity}\n");
        }

        return text.ToString();
    }

    private static string WriteInstruments(List<Tick> trades)
    {
        var codes = trades.GroupBy(tick => tick.Trade.Code, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var line in InstrumentList.BuiltIn.Split('\n'))
        {
            var cells = line.Split(',');
            if (codes.Remove(cells[0], out var ticks))
            {
                cells[4] = BaseOf(ticks, Enum.Parse<InstrumentKind>(cells[2]));
            }

            text.Append(string.Join(',', cells)).Append('\n');
        }

        // Of a code that is not among the built-in ones a recording tells neither name nor kind: whose prices no share can have is a fund.
        foreach (var (code, ticks) in codes.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            var kind = ticks.TrueForAll(tick => PriceSteps.IsValid(tick.Trade.Price, InstrumentKind.Stock)) ? InstrumentKind.Stock : InstrumentKind.Etf;
            text.Append(CultureInfo.InvariantCulture, $"{code},{code},{kind},KOSPI,{BaseOf(ticks, kind)},0,{UsualLimit},N,1\n");
        }

        return text.ToString();
    }

    private static string BaseOf(List<Tick> ticks, InstrumentKind kind) =>
        PriceSteps.RoundDown(ticks[0].BasePrice > 0 ? ticks[0].BasePrice : ticks[0].Trade.Price, kind).ToString(CultureInfo.InvariantCulture);

    private sealed record Tick(ReplayedTrade Trade, long BasePrice, bool IsCombined);
}

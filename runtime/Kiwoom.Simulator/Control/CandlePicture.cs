using System.Globalization;
using System.Text.Json.Nodes;
using Kiwoom.Simulator.Exchange.Front;

namespace Kiwoom.Simulator.Control;

/// <summary>Candles as JSON for the page's chart: in ascending order, their times as the chart wants them.</summary>
internal static class CandlePicture
{
    private const int MaxCandles = 500;

    public static JsonArray Of(ControlParts parts, string code, string minutes)
    {
        var exchange = parts.Exchange ?? throw new ControlRequestException("This simulator has no exchange: its market stands still.", 409);
        var length = minutes.Length == 0 ? 1
            : int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1_440 ? number
            : throw new ControlRequestException("'minutes' is not from 1 to 1440.");
        using var turn = exchange.Begin();
        var (bare, scope) = ScopeOf.Text(code);
        return new([.. exchange.Candles.Minutes(bare, scope, length).Where(bar => bar.HasPrice).TakeLast(MaxCandles).Select(bar => (JsonNode)new JsonObject
        {
            // The chart shows every time as UTC: the Korean time is given as if it were.
            ["time"] = (long)(bar.Start - DateTime.UnixEpoch).TotalSeconds,
            ["open"] = bar.Open,
            ["high"] = bar.High,
            ["low"] = bar.Low,
            ["close"] = bar.Close,
            ["volume"] = bar.Volume,
        })]);
    }
}

using System.Globalization;
using Kiwoom.Cli.Application;
using Kiwoom.Realtime;

namespace Kiwoom.Cli.Commands;

/// <summary>What changed while somebody watched: of each stock the first and last price, trades and shares.</summary>
internal sealed class WatchSummary(IReadOnlyList<StockCode> codes, CliContext context)
{
    private readonly Dictionary<string, Seen> _seen = new(StringComparer.Ordinal);

    public void Take(RealtimeMessage message)
    {
        if (message is not StockTrade { CurrentPrice: { } price } trade)
        {
            return;
        }

        var shares = Math.Abs((decimal)(trade.TradeQuantity ?? 0));
        var code = trade.StockCode.ToString();
        _seen[code] = _seen.TryGetValue(code, out var seen)
            ? seen with { Last = price, Trades = seen.Trades + 1, Shares = seen.Shares + shares }
            : new Seen(price, price, 1, shares);
    }

    public string Line() => string.Join("; ", codes.Select(code => code.ToString()).Distinct().Select(Words));

    private string Words(string code)
    {
        if (!_seen.TryGetValue(code, out var seen))
        {
            return context.Say($"{code} no trades", $"{code} 체결 없음");
        }

        var change = seen.Last == seen.First ? "" : $" ({MessageLine.Signed(seen.Last - seen.First)})";
        var trades = seen.Trades.ToString("N0", CultureInfo.InvariantCulture);
        var shares = seen.Shares.ToString("#,0", CultureInfo.InvariantCulture);
        return $"{code} {MessageLine.Price(seen.First)} → {MessageLine.Price(seen.Last)}{change}, {context.Say($"{trades} trades, {shares} shares", $"체결 {trades}건, {shares}주")}";
    }

    private sealed record Seen(decimal First, decimal Last, long Trades, decimal Shares);
}

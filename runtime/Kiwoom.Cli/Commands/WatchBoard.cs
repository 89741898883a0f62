using System.Globalization;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;
using Kiwoom.Realtime;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Kiwoom.Cli.Commands;

/// <summary>The latest of each stock as a table: red is up and blue is down, as on every Korean screen.</summary>
internal sealed class WatchBoard(IReadOnlyList<StockCode> codes, IReadOnlyList<CatalogRow> quotes, CliContext context)
{
    // Six columns are as many as 80 cells have room for.
    private const int NarrowWidth = 100;

    private readonly Dictionary<string, StockTrade> _trades = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OrderBookUpdate> _books = new(StringComparer.Ordinal);
    private long _messages;
    private long _gaps;
    private string _lastGap = "";

    public void Take(RealtimeMessage message)
    {
        _messages++;
        switch (message)
        {
            case StockTrade trade:
                _trades[trade.StockCode.ToString()] = trade;
                break;
            case OrderBookUpdate book:
                _books[book.StockCode.ToString()] = book;
                break;
            case StreamGap gap:
                _gaps++;
                _lastGap = MessageLine.Gap(gap, context);
                break;
            default:
                break;
        }
    }

    public IRenderable Render()
    {
        var table = new Table { Border = TableBorder.Rounded };
        var isWide = context.Width >= NarrowWidth;
        Add(table, context.Say("code", "종목"), false);
        Add(table, context.Say("price", "현재가"), true);
        Add(table, context.Say("change", "대비"), true);
        Add(table, "%", true);
        if (isWide)
        {
            Add(table, context.Say("traded", "체결량"), true);
            Add(table, context.Say("volume", "거래량"), true);
        }

        Add(table, context.Say("bid", "매수호가"), true);
        Add(table, context.Say("ask", "매도호가"), true);
        Add(table, context.Say("time", "시각"), false);
        foreach (var code in codes.Select(code => code.ToString()))
        {
            table.AddRow(Row(code, isWide));
        }

        var count = _messages.ToString("N0", CultureInfo.InvariantCulture);
        var gaps = _gaps.ToString("N0", CultureInfo.InvariantCulture);
        var foot = context.Say($"{count} messages, {gaps} gaps  Ctrl+C ends", $"메시지 {count}건, 누락 {gaps}건  Ctrl+C 종료");
        return _lastGap.Length == 0 ? new Rows(table, new Text(foot)) : new Rows(table, new Text(foot), new Text(_lastGap, new Style(Color.Yellow)));
    }

    private static void Add(Table table, string title, bool isNumber)
    {
        var column = new TableColumn(new Text(title)) { NoWrap = true };
        table.AddColumn(isNumber ? column.RightAligned() : column);
    }

    private List<IRenderable> Row(string code, bool isWide)
    {
        var trade = _trades.GetValueOrDefault(code);
        var book = _books.GetValueOrDefault(code);

        // Until the first trade comes, what the quote said at the start.
        var quote = trade is null ? quotes.FirstOrDefault(row => StockQuotes.CodeOf(row) == code) : null;
        var (price, change, rate) = trade is null
            ? (quote?["CurrentPrice"] as decimal?, quote?["Change"] as decimal?, quote?["ChangeRate"] as decimal?)
            : (trade.CurrentPrice, trade.Change, trade.ChangeRate);
        var style = change switch { > 0 => new Style(Color.Red), < 0 => new Style(Color.Blue), _ => Style.Plain };
        var cells = new List<IRenderable>
        {
            new Text(code),
            new Text(Number(price), style),
            new Text(MessageLine.Signed(change), style),
            new Text(MessageLine.Rate(rate), style),
        };
        if (isWide)
        {
            cells.Add(new Text(MessageLine.Traded(trade?.TradeQuantity, context)));
            cells.Add(new Text(Number(trade?.AccumulatedVolume ?? quote?["Volume"] as long?)));
        }

        cells.Add(new Text(Number(book?.Bids is [var bid, ..] ? bid.Price : null)));
        cells.Add(new Text(Number(book?.Asks is [var ask, ..] ? ask.Price : null)));
        cells.Add(new Text(trade is null ? context.Say("waiting", "대기 중") : MessageLine.Time(trade)));
        return cells;
    }

    private static string Number(decimal? value) => value is null ? "" : MessageLine.Price(value);
}

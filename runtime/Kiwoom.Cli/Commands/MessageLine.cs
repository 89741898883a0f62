using System.Globalization;
using System.Text.Json;
using Kiwoom.Cli.Application;
using Kiwoom.Cli.Output;
using Kiwoom.Realtime;

namespace Kiwoom.Cli.Commands;

/// <summary>A realtime message as a line.</summary>
internal static class MessageLine
{
    public static string Text(RealtimeMessage message, CliContext context) => message switch
    {
        StockTrade trade => $"{Time(message)} {trade.StockCode} {context.Say("trade", "체결")} {Price(trade.CurrentPrice)}{Change(trade.Change, trade.ChangeRate)} {Traded(trade.TradeQuantity, context)}".TrimEnd(),
        OrderBookUpdate book => $"{Time(message)} {book.StockCode} {context.Say("book", "호가")} {context.Say("bid", "매수")} {Best(book.Bids)} / {context.Say("ask", "매도")} {Best(book.Asks)}",
        StreamGap gap => Gap(gap, context),
        _ => $"{Time(message)} {message.Type} {Shown.Text(message.Item)}",
    };

    /// <summary>The market's own time of a message, where it has one; when it came otherwise.</summary>
    public static string Time(RealtimeMessage message) => message switch
    {
        StockTrade { TradeTime: { } time } => Time(time),
        OrderBookUpdate { QuoteTime: { } time } => Time(time),
        _ => message.ReceivedAt.ToOffset(KoreanTime.Offset).ToString("HH:mm:ss", CultureInfo.InvariantCulture),
    };

    /// <summary>A price has no sign: the wire's, which only colours it, is that of the change.</summary>
    public static string Price(decimal? price) => price?.ToString("#,0.####", CultureInfo.InvariantCulture) ?? "-";

    public static string Signed(decimal? value) => value?.ToString("+#,0.####;-#,0.####;0", CultureInfo.InvariantCulture) ?? "";

    public static string Rate(decimal? rate) => rate?.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A change with its rate, behind a blank; nothing where there is neither.</summary>
    public static string Change(decimal? change, decimal? changeRate) => (Signed(change), Rate(changeRate)) switch
    {
        ("", "") => "",
        ("", var rate) => $" ({rate}%)",
        (var signed, "") => $" {signed}",
        var (signed, rate) => $" {signed} ({rate}%)",
    };

    /// <summary>A trade's size with who came to it, in words: a sign there would be taken for a change.</summary>
    public static string Traded(long? quantity, CliContext context) => quantity switch
    {
        null => "",
        > 0 => $"{context.Say("buy", "매수")} {Size(quantity.Value)}",
        < 0 => $"{context.Say("sell", "매도")} {Size(quantity.Value)}",
        _ => "0",
    };

    public static string Gap(StreamGap gap, CliContext context) => string.Create(CultureInfo.InvariantCulture,
        $"{context.Say("gap", "누락")} {gap.From.ToOffset(KoreanTime.Offset):HH:mm:ss} - {gap.Until.ToOffset(KoreanTime.Offset):HH:mm:ss} {gap.Reason}");

    public static string Json(RealtimeMessage message) => JsonAnswerWriter.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("type", message is StreamGap ? "gap" : message.Type);
        writer.WriteString("receivedAt", message.ReceivedAt.ToOffset(KoreanTime.Offset).ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture));
        if (message is not StreamGap)
        {
            writer.WriteString("time", Time(message));
        }

        switch (message)
        {
            case StockTrade trade:
                writer.WriteString("code", trade.StockCode.ToString());
                Write(writer, "price", trade.CurrentPrice);
                Write(writer, "quantity", trade.TradeQuantity);
                Write(writer, "change", trade.Change);
                Write(writer, "changeRate", trade.ChangeRate);
                Write(writer, "volume", trade.AccumulatedVolume);
                break;
            case OrderBookUpdate book:
                writer.WriteString("code", book.StockCode.ToString());
                WriteSide(writer, "bids", book.Bids);
                WriteSide(writer, "asks", book.Asks);
                break;
            case StreamGap gap:
                writer.WriteString("from", gap.From);
                writer.WriteString("until", gap.Until);
                writer.WriteString("reason", gap.Reason.ToString());
                break;
            default:
                break;
        }

        writer.WriteEndObject();
    });

    private static string Time(TimeOnly time) => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Size(long quantity) => Math.Abs((decimal)quantity).ToString("#,0", CultureInfo.InvariantCulture);

    private static string Best(IReadOnlyList<OrderBookLevel> side) =>
        side is [{ Price: > 0 } best, ..] ? string.Create(CultureInfo.InvariantCulture, $"{best.Price:#,0} x {best.Quantity:#,0}") : "-";

    private static void WriteSide(Utf8JsonWriter writer, string name, IReadOnlyList<OrderBookLevel> side)
    {
        writer.WriteStartArray(name);
        foreach (var level in side.Where(level => level.Price is not null))
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(level.Price!.Value);
            writer.WriteNumberValue(level.Quantity ?? 0);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, string name, decimal? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}

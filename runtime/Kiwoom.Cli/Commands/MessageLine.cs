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
        StockTrade trade => string.Create(CultureInfo.InvariantCulture, $"{Time(message)} {trade.StockCode} {context.Say("trade", "체결")} {trade.CurrentPrice:#,0} x {trade.TradeQuantity:+#,0;-#,0} {trade.ChangeRate:+0.00;-0.00;0.00}%"),
        OrderBookUpdate book => string.Create(CultureInfo.InvariantCulture, $"{Time(message)} {book.StockCode} {context.Say("book", "호가")} {Best(book.Bids)} / {Best(book.Asks)}"),
        StreamGap gap => Gap(gap, context),
        _ => $"{Time(message)} {message.Type} {Shown.Text(message.Item)}",
    };

    public static string Gap(StreamGap gap, CliContext context) => string.Create(CultureInfo.InvariantCulture,
        $"{context.Say("gap", "누락")} {gap.From.ToOffset(KoreanTime.Offset):HH:mm:ss} - {gap.Until.ToOffset(KoreanTime.Offset):HH:mm:ss} {gap.Reason}");

    public static string Json(RealtimeMessage message) => JsonAnswerWriter.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("type", message is StreamGap ? "gap" : message.Type);
        writer.WriteString("receivedAt", message.ReceivedAt.ToOffset(KoreanTime.Offset).ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture));
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

    private static string Time(RealtimeMessage message) => message.ReceivedAt.ToOffset(KoreanTime.Offset).ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static string Best(IReadOnlyList<OrderBookLevel> side) =>
        side is [var best, ..] ? string.Create(CultureInfo.InvariantCulture, $"{best.Price:#,0} x {best.Quantity:#,0}") : "-";

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

using System.Text.Json;
using Kiwoom.Cli.Application;
using Kiwoom.Cli.Orders;

namespace Kiwoom.Cli.Mcp;

/// <summary>What an agent sees of an order before it is sent.</summary>
internal static class McpPreview
{
    public static string Write(McpAnswers answers, OrderPreview preview, Session session, CliContext context) => McpAnswers.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("sent", false);
        writer.WriteString("order", preview.Draft.Describe());
        writer.WriteString("server", session.Environment.ToString());
        writer.WriteBoolean("realMoney", session.Settings.MayBeMoney);
        WriteNumber(writer, "valueWon", preview.Value);
        if (preview.Estimate is var (estimate, covered))
        {
            writer.WriteNumber("estimateWon", estimate);
            writer.WriteNumber("estimateCovers", covered);
        }

        if (preview.Market is { } market)
        {
            writer.WriteString("stock", answers.Value(market.Name));
            writer.WriteString("exchange", market.ExchangeName);
            WriteNumber(writer, "bestBid", market.BestBid);
            WriteNumber(writer, "bestAsk", market.BestAsk);
            WriteNumber(writer, "lowerLimit", market.Limits?.Lower);
            WriteNumber(writer, "upperLimit", market.Limits?.Upper);
            if ((market.NoBook ?? market.NoProfile) is { } reason)
            {
                writer.WriteString("bookNotRead", answers.Sentence(reason));
            }
        }

        if (preview.Original is { } original)
        {
            writer.WriteString("changes", OpenOrders.Describe(original, context));
        }

        if (preview.NoOriginal is { } unread)
        {
            writer.WriteString("orderNotRead", answers.Sentence(unread));
        }

        if (preview.Funds is { OrderableCash: { } cash })
        {
            writer.WriteNumber("orderableCashWon", cash);
        }

        if (preview.Funds is { Held: { } held, Sellable: { } sellable })
        {
            writer.WriteNumber("sharesHeld", held);
            writer.WriteNumber("sharesSellable", sellable);
        }

        if (preview.Warnings.Count > 0)
        {
            writer.WriteString("warning", string.Join("; ", preview.Warnings));
        }

        writer.WriteString("code", preview.Code);
        writer.WriteNumber("validSeconds", ConfirmationBook.Lifetime.TotalSeconds);
        writer.WriteEndObject();
    });

    private static void WriteNumber(Utf8JsonWriter writer, string name, decimal? value)
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

using System.Buffers;
using System.Text;
using System.Text.Json;
using Kiwoom.Charts;
using Kiwoom.Endpoints;
using Kiwoom.Http;
using Kiwoom.MarketConditions;
using Kiwoom.Orders;
using Kiwoom.Serialization;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Benchmarks;

/// <summary>What is measured, and the floor it is measured against.</summary>
internal static class Codecs
{
    private static readonly CellPolicy Cells = new(MalformedValues.Throw, NullLogger.Instance);

    private static readonly BuyOrderRequest Order = new()
    {
        Exchange = Exchange.Krx,
        StockCode = "005930",
        Quantity = 10,
        Price = 70_000,
        Type = OrderType.Limit,
    };

    /// <summary>The floor: every token is read and nothing is done with it.</summary>
    public static int WalkTokens(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        var tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }

    /// <summary>The names and texts of a request, as bytes.</summary>
    public static (byte[] Name, byte[] Text)[] TextsOf(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateObject().Select(property => (Encoding.UTF8.GetBytes(property.Name), Encoding.UTF8.GetBytes(property.Value.GetString()!)))];
    }

    /// <summary>The floor of writing: a bare writer that is given the same names and ready texts.</summary>
    public static void WriteReady(ArrayBufferWriter<byte> buffer, Utf8JsonWriter writer, (byte[] Name, byte[] Text)[] texts)
    {
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        writer.WriteStartObject();
        foreach (var (name, text) in texts)
        {
            writer.WriteString(name, text);
        }

        writer.WriteEndObject();
        writer.Flush();
    }

    public static OrderBook DecodeOrderBook(byte[] json) => Decode(OrderBookEndpoint.Instance, json);

    public static DailyCandles DecodeDailyCandles(byte[] json) => Decode(DailyCandlesEndpoint.Instance, json);

    public static void EncodeOrder(ArrayBufferWriter<byte> buffer, Utf8JsonWriter writer)
    {
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        BuyOrderEndpoint.Instance.Write(writer, Order);
        writer.Flush();
    }

    private static TResponse Decode<TRequest, TResponse>(Endpoint<TRequest, TResponse> endpoint, byte[] json)
        where TResponse : KiwoomResponse
    {
        var reader = new WireReader(json, endpoint.ApiId, Cells, null);
        reader.Begin();
        var answer = endpoint.Read(ref reader);
        reader.End();
        return answer;
    }
}

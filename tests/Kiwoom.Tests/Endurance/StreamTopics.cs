using System.Globalization;

namespace Kiwoom.Tests.Endurance;

/// <summary>
/// What the fault run is about: 150 stocks in each of five realtime types, and the numeric FID of each type that carries a
/// message's number. A key is one stock in one type; the messages of each key are numbered from 1.
/// </summary>
internal static class StreamTopics
{
    public const int ItemCount = 150;
    public const int KeyCount = ItemCount * 5;

    private const int FirstCode = 100_000;

    private static readonly string[] Names = ["0A", "0B", "0D", "0H", "0w"];

    public static int TypeCount => Names.Length;

    public static string TypeOf(int key) => Names[key / ItemCount];

    public static string ItemOf(int key) => (FirstCode + (key % ItemCount)).ToString(CultureInfo.InvariantCulture);

    /// <summary>The FID that carries the number: the accumulated volume, or the order book's ask quantity.</summary>
    public static string FidOf(int key) => TypeOf(key) == "0D" ? "121" : "13";

    public static int KeyOf(string type, string item) =>
        (Array.IndexOf(Names, type) * ItemCount) + int.Parse(item, CultureInfo.InvariantCulture) - FirstCode;

    /// <summary>The keys of one type and some items.</summary>
    public static int[] Keys(int type, int firstItem, int count) => [.. Enumerable.Range((type * ItemCount) + firstItem, count)];

    public static long NumberOf(RealtimeMessage message) => message switch
    {
        StockPriceUpdate price => price.AccumulatedVolume,
        StockTrade trade => trade.AccumulatedVolume,
        OrderBookUpdate book => book.TotalAskQuantity,
        ExpectedExecution execution => execution.AccumulatedVolume,
        StockProgramTrading trading => trading.AccumulatedVolume,
        _ => null,
    } ?? throw new InvalidOperationException($"a message without its number: {message}");

    /// <summary>A stream of keys that are all of one type.</summary>
    public static RealtimeStream Open(IRealtimeClient client, IReadOnlyList<int> keys, StreamOptions options, bool showsGaps)
    {
        var codes = keys.Select(key => (StockCode)ItemOf(key));
        return TypeOf(keys[0]) switch
        {
            "0A" => Show(client.StockPrices(codes, options), showsGaps),
            "0B" => Show(client.StockTrades(codes, options), showsGaps),
            "0D" => Show(client.OrderBooks(codes, options), showsGaps),
            "0H" => Show(client.ExpectedExecutions(codes, options), showsGaps),
            _ => Show(client.StockProgramTradings(codes, options), showsGaps),
        };
    }

    private static RealtimeStream Show<TMessage>(RealtimeStream<TMessage> stream, bool showsGaps)
        where TMessage : RealtimeMessage => showsGaps ? stream.WithGaps() : stream;
}

using System.Text.Json;
using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Market;

/// <summary>ka10004: the order book.</summary>
internal sealed class OrderBookSource(IMarket market, KoreanClock clock) : IAnswerSource
{
    private static readonly LevelNames[] AskNames = [.. Enumerable.Range(1, OrderBook.Depth).Select(level => LevelNames.Of("sel", level))];
    private static readonly LevelNames[] BidNames = [.. Enumerable.Range(1, OrderBook.Depth).Select(level => LevelNames.Of("buy", level))];

    public Answer GetAnswer(ApiRequest request)
    {
        if (!StockSymbol.TryParse(request["stk_cd"], out var symbol) || !market.Has(symbol))
        {
            return BlankAnswer.Create(request.Endpoint);
        }

        var book = market.GetOrderBook(symbol.Text);
        return Answer.Success(writer => Write(writer, book));
    }

    private void Write(Utf8JsonWriter writer, OrderBook book)
    {
        var basePrice = book.Quote.BasePrice;
        writer.WriteString("bid_req_base_tm", WireFormat.Time(clock.Now));
        for (var i = OrderBook.Depth - 1; i >= 0; i--)
        {
            writer.WriteString(AskNames[i].Change, WireFormat.Signed(book.Asks[i].QuantityChange));
            writer.WriteString(AskNames[i].Quantity, WireFormat.Number(book.Asks[i].Quantity));
            writer.WriteString(AskNames[i].Price, WireFormat.Price(book.Asks[i].Price, basePrice));
        }

        for (var i = 0; i < OrderBook.Depth; i++)
        {
            writer.WriteString(BidNames[i].Price, WireFormat.Price(book.Bids[i].Price, basePrice));
            writer.WriteString(BidNames[i].Quantity, WireFormat.Number(book.Bids[i].Quantity));
            writer.WriteString(BidNames[i].Change, WireFormat.Signed(book.Bids[i].QuantityChange));
        }

        writer.WriteString("tot_sel_req_jub_pre", WireFormat.Signed(book.Asks.Sum(level => level.QuantityChange)));
        writer.WriteString("tot_sel_req", WireFormat.Number(book.Asks.Sum(level => level.Quantity)));
        writer.WriteString("tot_buy_req", WireFormat.Number(book.Bids.Sum(level => level.Quantity)));
        writer.WriteString("tot_buy_req_jub_pre", WireFormat.Signed(book.Bids.Sum(level => level.QuantityChange)));
        writer.WriteString("ovt_sel_req_pre", "0");
        writer.WriteString("ovt_sel_req", WireFormat.Number(book.AfterHours.Asks));
        writer.WriteString("ovt_buy_req", WireFormat.Number(book.AfterHours.Bids));
        writer.WriteString("ovt_buy_req_pre", "0");
    }

    /// <summary>The wire names of one level's columns; the best level's are irregular.</summary>
    private readonly record struct LevelNames(JsonEncodedText Price, JsonEncodedText Quantity, JsonEncodedText Change)
    {
        public static LevelNames Of(string side, int level)
        {
            var nth = WireFormat.Number(level) + "th";
            return new LevelNames(
                JsonEncodedText.Encode(level == 1 ? $"{side}_fpr_bid" : $"{side}_{nth}_pre_bid"),
                JsonEncodedText.Encode(level == 1 ? $"{side}_fpr_req" : $"{side}_{nth}_pre_req"),
                JsonEncodedText.Encode($"{side}_{nth}_pre_req_pre"));
        }
    }
}

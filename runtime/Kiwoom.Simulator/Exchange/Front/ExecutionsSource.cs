using System.Globalization;
using System.Text.Json;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Views;
using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>ka10003: a stock's latest trades, newest first.</summary>
internal sealed class ExecutionsSource(ExchangeHost host, IMarket market) : IAnswerSource
{
    private const int RowsPerPage = 100;

    public Answer GetAnswer(ApiRequest request)
    {
        if (!StockSymbol.TryParse(request["stk_cd"], out var symbol) || !market.Has(symbol))
        {
            return BlankAnswer.Create(request.Endpoint);
        }

        var (code, scope) = ScopeOf.Text(symbol.Text);
        var basePrice = host.Board.DayOf(code, scope)?.BasePrice ?? 0;
        var trades = host.Tape.Of(code, scope).Reverse().ToList();
        var page = Page.Of(trades.Count, request.Offset, RowsPerPage);
        return Answer.Success(
            writer =>
            {
                writer.WriteStartArray("cntr_infr");
                foreach (var entry in trades.Skip(page.Start).Take(page.Count))
                {
                    Write(writer, entry, basePrice);
                }

                writer.WriteEndArray();
            },
            nextOffset: page.Next);
    }

    private static void Write(Utf8JsonWriter writer, TapeEntry entry, long basePrice)
    {
        var trade = entry.Trade;
        var change = trade.Price - basePrice;
        writer.WriteStartObject();
        writer.WriteString("tm", WireFormat.Time(trade.Time));
        writer.WriteString("cur_prc", WireFormat.Price(trade.Price, basePrice));
        writer.WriteString("pred_pre", WireFormat.Signed(change));
        writer.WriteString("pre_rt", WireFormat.Percent(change, basePrice));
        writer.WriteString("pri_sel_bid_unit", WireFormat.Price(entry.BestAsk, basePrice));
        writer.WriteString("pri_buy_bid_unit", WireFormat.Price(entry.BestBid, basePrice));
        writer.WriteString("cntr_trde_qty", WireFormat.Signed(trade.Origin == TradeOrigin.Sell ? -trade.Quantity : trade.Quantity).TrimStart('+'));
        writer.WriteString("sign", WireFormat.ChangeSign(change));
        writer.WriteString("acc_trde_qty", WireFormat.Number(entry.Volume));
        writer.WriteString("acc_trde_prica", WireFormat.Number(entry.Value));
        writer.WriteString("cntr_str", entry.Strength.ToString("0.00", CultureInfo.InvariantCulture));
        writer.WriteString("stex_tp", trade.Board == Sessions.Board.Nxt ? "NXT" : "KRX");
        writer.WriteEndObject();
    }
}

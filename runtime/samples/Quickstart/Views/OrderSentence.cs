using CandleCharts;
using Kiwoom.Orders;
using Kiwoom.StockInformation;
using Spectre.Console;

namespace Kiwoom.Quickstart.Views;

/// <summary>What an order asks for, in words.</summary>
internal static class OrderSentence
{
    public static Paragraph Create(BuyOrderRequest request, StockProfile stock)
    {
        var distance = request.Price / stock.CurrentPrice * 100 - 100;
        return new Paragraph("Sending: ")
            .Append("buy 매수", Palette.Bold(Palette.Rise))
            .Append($" {Format.Plural((int)request.Quantity, "share")} of ")
            .Append($"{stock.StockName} ({request.StockCode})", Palette.Strong)
            .Append($" on the {request.Exchange.ToKorean()} at no more than ")
            .Append(Format.Price(request.Price), Palette.Strong)
            .Append($" won: a limit order ({request.Type.ToKorean()}), {Format.Rate(distance)} from the market, so it waits there.");
    }
}

using Kiwoom.Simulator;
using Kiwoom.Simulator.Exchange.Views;

namespace Kiwoom.Trading.Tests.Tracking;

/// <summary>Orders as servers write them.</summary>
internal static class Wire
{
    public static string Number(long id) => id.ToString("D7", null);

    public static string Side(AccountOrder order) => order.Side == SimulatedOrderSide.Buy ? "매수" : "매도";

    public static string Change(AccountOrder order) => order.Action switch
    {
        SimulatedOrderAction.Modify => "정정",
        SimulatedOrderAction.Cancel => "취소",
        _ => "",
    };

    public static string Label(AccountOrder order) => (order.Side == SimulatedOrderSide.Buy ? "+" : "-") + Side(order) + Change(order);

    /// <summary>An order as a list of what waits shows it.</summary>
    public static OrderCandidate OpenRow(AccountOrder order) => Row(order, "open") with
    {
        SideText = Label(order),
        StatusText = "접수",
        ExecutedAmount = order.FilledValue,
        Commission = order.FilledValue / 1000,
        Tax = order.Side == SimulatedOrderSide.Buy ? 0 : order.FilledValue / 500,
        ExecutedPrice = decimal.Floor(order.AveragePrice),
    };

    /// <summary>An order as the day's history shows it.</summary>
    public static OrderCandidate HistoryRow(AccountOrder order, bool listsWithdrawn) => Row(order, "history") with
    {
        SideText = "현금" + Side(order),
        ChangeText = Change(order),
        StatusText = order.Action == SimulatedOrderAction.Place ? "접수" : "확인",
        ConfirmedQuantity = order.Action == SimulatedOrderAction.Place ? 0 : order.Quantity,
        UnfilledQuantity = listsWithdrawn && order.Action == SimulatedOrderAction.Place ? order.Open + order.WithdrawnQuantity : order.Open,
        ExecutedPrice = decimal.Floor(order.AveragePrice),
    };

    private static OrderCandidate Row(AccountOrder order, string list) => new()
    {
        OrderNumber = Number(order.OrderId),
        OriginalOrderNumber = order.OriginalId == 0 ? "" : Number(order.OriginalId),
        IsNew = order.OriginalId == 0,
        Code = order.Code,
        Quantity = order.Quantity,
        UnfilledQuantity = order.Open,
        ExecutedQuantity = order.FilledQuantity,
        Price = order.Price,
        ApiIds = [list],
    };
}

using CandleCharts;
using Kiwoom.Account;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Kiwoom.Quickstart.Views;

/// <summary>Orders in tables.</summary>
internal static class OrderTables
{
    public static IRenderable Create(IReadOnlyList<OpenOrder> orders)
    {
        if (orders.Count == 0)
        {
            return new Text("No order is open.");
        }

        var table = CreateTable("order", "time", "stock", "side", "price", "qty", "open", "status");
        foreach (var order in orders)
        {
            table.AddRow(
                new Text(order.OrderNumber, Palette.Strong),
                new Text(Format.Time(order.Time)),
                new Text(order.StockName),
                Side(order.OrderSideName),
                Number(Format.Price(order.OrderPrice)),
                Number(Format.Count(order.OrderQuantity)),
                Number(Format.Count(order.UnfilledQuantity)),
                new Text(order.OrderStatus));
        }

        return table;
    }

    public static IRenderable Create(IReadOnlyList<OrderHistoryEntry> orders)
    {
        if (orders.Count == 0)
        {
            return new Text("No order was placed today.");
        }

        var table = CreateTable("order", "time", "side", "price", "qty", "filled", "status");
        foreach (var order in orders)
        {
            table.AddRow(
                new Text(order.OrderNumber, Palette.Strong),
                new Text(Format.Time(order.OrderTime)),
                Side(order.OrderSideName),
                Number(Format.Price(order.OrderPrice)),
                Number(Format.Count(order.OrderQuantity)),
                Number(Format.Count(order.ExecutedQuantity)),
                new Text(DescribeStatus(order)));
        }

        return table;
    }

    private static Table CreateTable(params ReadOnlySpan<string> columns)
    {
        var table = new Table().RoundedBorder().BorderStyle(Palette.Faint);
        foreach (var column in columns)
        {
            // Names are the only thing that may be too long for a window.
            table.AddColumn(new TableColumn(new Text(column, Palette.Quiet)) { NoWrap = column != "stock" });
        }

        return table;
    }

    private static string DescribeStatus(OrderHistoryEntry order) => order.ModifyCancelStatus.Length == 0
        ? order.AcceptanceStatus
        : $"{order.ModifyCancelStatus} of {order.OriginalOrderNumber}";

    private static Text Number(string text) => new(text) { Justification = Justify.Right };

    // The servers put a sign in front as a colour mark: "+매수".
    private static Text Side(string name) =>
        new(name.TrimStart('+', '-'), name.Contains("매수", StringComparison.Ordinal) ? Palette.Rise : Palette.Fall);
}

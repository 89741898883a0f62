using Kiwoom.Cli.Output;

namespace Kiwoom.Cli.Commands;

/// <summary>What people see of holdings, most needed first: a narrow terminal shows the first of them. Amounts are in won.</summary>
internal static class PositionColumns
{
    public static readonly IReadOnlyList<ShownColumn> All =
    [
        ShownColumn.Of("StockCode", "code", "종목"),
        ShownColumn.Of("StockName", "name", "종목명", least: 8),
        ShownColumn.Number("HoldingQuantity", "shares", "수량"),
        ShownColumn.Number("PurchasePrice", "bought", "매입가"),
        ShownColumn.Number("CurrentPrice", "price", "현재가"),
        ShownColumn.Number("EvaluationProfit", "profit", "평가손익"),
        ShownColumn.Number("ProfitRate", "%", "수익률%"),
        ShownColumn.Number("EvaluationAmount", "value", "평가금액"),
        ShownColumn.Number("TradableQuantity", "to sell", "매도가능"),
        ShownColumn.Number("PurchaseAmount", "paid", "매입금액"),
        ShownColumn.Of("CreditTypeName", "credit", "신용"),
        ShownColumn.Of("LoanDate", "loan", "대출일"),
    ];
}

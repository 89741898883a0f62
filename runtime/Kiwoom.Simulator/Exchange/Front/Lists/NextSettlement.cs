using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Accounts;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>kt00008: what is settled on the next trading day, an order's trades a row. Gold is settled with the rest, from the one account.</summary>
internal sealed record NextSettlement(DateOnly TradeDay, DateOnly Day, IReadOnlyList<AccountMove> Moves)
{
    private static readonly Columns<NextSettlement> Head = new()
    {
        { "trde_dt", settlement => WireFormat.Date(settlement.TradeDay) },
        { "setl_dt", settlement => WireFormat.Date(settlement.Day) },
        { "sell_amt_sum", settlement => settlement.Sum(AccountMoveKind.Sell) },
        { "buy_amt_sum", settlement => settlement.Sum(AccountMoveKind.Buy) },
    };

    private static readonly Columns<(AccountMove Move, int Number)> Columns = new()
    {
        { "seq", row => WireFormat.Padded(row.Number, 7) },
        { "stk_cd", row => "A" + row.Move.Code },
        { "stk_nm", row => row.Move.Name },
        { "qty", row => AccountSheet.Amount(row.Move.Quantity) },
        { "engg_amt", row => AccountSheet.Amount(row.Move.Value) },
        { "unp", row => AccountSheet.Amount(row.Move.Price) },
        { "cmsn", row => AccountSheet.Amount(row.Move.Commission) },
        { "trde_tax", row => AccountSheet.Amount(row.Move.Tax) },
        { "exct_amt", row => AccountSheet.Amount(row.Move.Settled) },
        { "incm_tax rstx resi_tax", _ => AccountSheet.Amount(0) },
        { "sell_tp", row => SideOf(row.Move) },
        { "crd_tp", row => (row.Move.IsOnCredit ? "신용" : "현금") + SideOf(row.Move) },
        { "loan_dt", row => AccountSheet.Date(row.Move.Loan.Date) },
    };

    public static IAnswerSource ToSource(ExchangeHost host) => new ListSource<NextSettlement, (AccountMove Move, int Number)>(
        _ => Of(host),
        Head,
        (settlement, request) => [.. settlement.Moves.Select((move, i) => (move, i + 1)).Where(row => row.Item2 >= new ListRequest(request).Number("strt_dcd_seq", 1))],
        Columns);

    private static NextSettlement Of(ExchangeHost host)
    {
        var day = MarketEngine.Calendar.Next(host.Days.Now.Date);
        var tradeDay = day;
        for (var i = 0; i < AccountLedger.SettlementDays; i++)
        {
            tradeDay = MarketEngine.Calendar.Previous(tradeDay);
        }

        return new NextSettlement(tradeDay, day, [.. AccountMove.Trades(host).Where(move => move.TradeDay == tradeDay)]);
    }

    private static string SideOf(AccountMove move) => move.Kind == AccountMoveKind.Sell ? "매도" : "매수";

    private string Sum(AccountMoveKind kind) => AccountSheet.Amount(Moves.Where(move => move.Kind == kind).Sum(move => move.Settled));
}

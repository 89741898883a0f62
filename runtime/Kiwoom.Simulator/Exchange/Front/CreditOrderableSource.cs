using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Accounts;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>
/// kt00012: what can be bought on a margin loan, for each deposit rate. The column of 40 % is reckoned with the stock's own rate of 45 %, as in the
/// document's example.
/// </summary>
internal sealed class CreditOrderableSource(ExchangeHost host) : IAnswerSource
{
    private static readonly (string Column, int Percent)[] Rates = [("30", 30), ("40", LoanTerms.DepositPercent), ("50", 50), ("60", 60)];

    public Answer GetAnswer(ApiRequest request)
    {
        if (host.Engine.Find(request["stk_cd"]) is not { } market)
        {
            return BlankAnswer.Create(request.Endpoint);
        }

        var account = host.Account;
        var isLent = market.Instrument.TakesLoans;
        var orderable = isLent ? Math.Max(0, account.OrderableCash) : 0;
        var price = OrderableAmountSource.NumberOf(request["uv"]);
        var sheet = new AccountSheet
        {
            ["stk_assr_rt"] = isLent ? "B" : "",
            ["stk_assr_rt_nm"] = isLent ? LoanStocksSource.DepositRate : "",
            ["entr"] = AccountSheet.Amount(account.Cash),
            ["ord_alowa"] = AccountSheet.Amount(Math.Max(0, account.OrderableCash)),
        };
        foreach (var (column, percent) in Rates)
        {
            sheet[$"assr_{column}ord_alow_amt"] = AccountSheet.Amount(orderable * 100 / percent);
            sheet[$"assr_{column}ord_alowq"] = AccountSheet.Amount(MostOf(orderable, price, percent));
            sheet.Set(AccountSheet.Amount(0), $"assr_{column}pred_reu_amt", $"assr_{column}tdy_reu_amt");
        }

        // Nothing can be bought with money that is not there (미수).
        sheet["min_amt"] = AccountSheet.Amount(MostOf(orderable, 1, LoanTerms.DepositPercent));
        sheet["min_qty"] = AccountSheet.Amount(MostOf(orderable, price, LoanTerms.DepositPercent));
        sheet.Set(AccountSheet.Amount(0), "repl_amt", "uncla", "ord_pos_repl", "out_alowa", "out_pos_qty");
        return sheet.ToAnswer(request.Endpoint, "신용보증금율별 주문가능수량 조회(한도정상)");
    }

    private long MostOf(long money, long price, int percent)
    {
        var fees = host.Engine.Options.Fees;
        return OrderableAmountSource.MostOf(money, price, percent, value => fees.CostOf(value) - LoanTerms.LoanOf(value, percent));
    }
}

using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Accounts;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>kt00017: what moved in the account today.</summary>
internal sealed class TodayStatusSource(ExchangeHost host) : IAnswerSource
{
    public Answer GetAnswer(ApiRequest request)
    {
        var account = host.Account;
        var holdings = HoldingValue.Stocks(host);
        List<HeldShares> shares = [.. CreditFigures.AllShares(account)];
        var sheet = new AccountSheet
        {
            ["d2_entra"] = AccountSheet.Amount(account.CashAfterSettlement),
            ["gnrl_stk_evlt_amt_d2"] = AccountSheet.Amount(holdings.Where(holding => !holding.IsOnLoan).Sum(holding => holding.Value)),
            ["crd_loan_d2"] = AccountSheet.Amount(account.Loans.Owed),
            ["crd_loan_evlta_d2"] = AccountSheet.Amount(holdings.Where(holding => holding.IsOnLoan).Sum(holding => holding.Value)),
            ["crd_int_amt"] = AccountSheet.Amount(account.Loans.All.Sum(loan => loan.InterestToday)),
            ["sell_amt"] = AccountSheet.Amount(shares.Sum(holding => holding.SoldValueToday)),
            ["buy_amt"] = AccountSheet.Amount(shares.Sum(holding => holding.BoughtValueToday)),
            ["cmsn"] = AccountSheet.Amount(shares.Sum(holding => holding.CommissionToday)),
            ["tax"] = AccountSheet.Amount(shares.Sum(holding => holding.TaxToday)),
        };
        sheet.Set(
            AccountSheet.Amount(0),
            "crd_int_npay_gold", "etc_loana", "dpst_grnt_use_amt_d2", "crd_stk_evlt_amt_d2", "crd_ls_grnt_d2",
            "crd_ls_evlta_d2", "stk_pur_cptal_loan_amt", "rp_evlt_amt", "bd_evlt_amt", "elsevlt_amt", "sel_prica_grnt_loan_int_amt_amt",
            "dvida_amt");
        return sheet.ToAnswer(request.Endpoint);
    }
}

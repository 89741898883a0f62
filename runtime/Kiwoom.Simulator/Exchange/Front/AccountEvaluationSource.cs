using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>kt00004: the account's value and its holdings at present prices.</summary>
internal sealed class AccountEvaluationSource(ExchangeHost host) : IAnswerSource
{
    public Answer GetAnswer(ApiRequest request)
    {
        var account = host.Account;
        var holdings = HoldingValue.Stocks(host);
        var value = holdings.Sum(holding => holding.Value);
        var sheet = new AccountSheet
        {
            ["entr"] = AccountSheet.Amount(account.Cash),
            ["d2_entra"] = AccountSheet.Amount(account.CashAfterSettlement),
            ["tot_est_amt"] = AccountSheet.Amount(value),
            ["aset_evlt_amt"] = AccountSheet.Amount(account.CashAfterSettlement + value),
            ["tot_pur_amt"] = AccountSheet.Amount(holdings.Sum(holding => holding.Shares.Cost)),
            ["prsm_dpst_aset_amt"] = AccountSheet.Amount(CreditFigures.NetAssets(host, holdings)),
            ["tot_grnt_sella"] = AccountSheet.Amount(0),
        };
        foreach (var holding in holdings)
        {
            var shares = holding.Shares;
            var row = sheet.AddRow();
            row["stk_cd"] = "A" + holding.Code;
            row["stk_nm"] = holding.Name;
            row["rmnd_qty"] = AccountSheet.Amount(shares.Quantity);
            row["avg_prc"] = AccountSheet.Amount((long)shares.AveragePrice);
            row["cur_prc"] = AccountSheet.Amount(holding.Price);
            row["evlt_amt"] = AccountSheet.Amount(holding.Value);
            row["pl_amt"] = AccountSheet.Amount(holding.Profit);
            row["pl_rt"] = AccountSheet.Rate(holding.Profit, shares.Cost);
            row["loan_dt"] = AccountSheet.Date(holding.LoanDate);
            row["pur_amt"] = AccountSheet.Amount(shares.Cost);
            row["setl_remn"] = AccountSheet.Amount(shares.Settled);
            row["pred_buyq"] = AccountSheet.Amount(shares.BoughtYesterday);
            row["pred_sellq"] = AccountSheet.Amount(shares.SoldYesterday);
            row["tdy_buyq"] = AccountSheet.Amount(shares.BoughtToday);
            row["tdy_sellq"] = AccountSheet.Amount(shares.SoldToday);
        }

        return sheet.ToAnswer(request.Endpoint);
    }
}

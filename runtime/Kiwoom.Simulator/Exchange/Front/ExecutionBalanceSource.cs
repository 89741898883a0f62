using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>kt00005: money and holdings, what is traded and not yet settled among them.</summary>
internal sealed class ExecutionBalanceSource(ExchangeHost host) : IAnswerSource
{
    public Answer GetAnswer(ApiRequest request)
    {
        var account = host.Account;
        var holdings = HoldingValue.Stocks(host);
        var cost = holdings.Sum(holding => holding.Shares.Cost);
        var profit = holdings.Sum(holding => holding.Profit);
        var tomorrow = account.Unsettled.Where(entry => entry.Key < host.Engine.Sessions.Day).Sum(entry => entry.Value);
        var sheet = new AccountSheet
        {
            ["entr"] = AccountSheet.Amount(account.Cash),
            ["entr_d1"] = AccountSheet.Amount(account.Cash + tomorrow),
            ["entr_d2"] = AccountSheet.Amount(account.CashAfterSettlement),
            ["ord_alowa"] = AccountSheet.Amount(Math.Max(0, account.OrderableCash)),
            ["profa_ch"] = AccountSheet.Amount(account.Reserved),
            ["stk_buy_tot_amt"] = AccountSheet.Amount(cost),
            ["evlt_amt_tot"] = AccountSheet.Amount(holdings.Sum(holding => holding.Value)),
            ["tot_pl_tot"] = AccountSheet.Amount(profit),
            ["tot_pl_rt"] = AccountSheet.Rate(profit, cost),
        };

        // A margin of 100 % whatever the stock, and of loans those for purchases.
        sheet.Set(AccountSheet.Amount(account.Loans.Owed), "crd_loan_tot", "crd_loan_ls_tot");
        sheet["crd_grnt_rt"] = CreditFigures.CollateralRate(host, holdings);
        sheet.Set(
            AccountSheet.Amount(Math.Max(0, account.OrderableCash)),
            "20ord_alow_amt", "30ord_alow_amt", "40ord_alow_amt", "50ord_alow_amt", "60ord_alow_amt", "100ord_alow_amt");
        sheet.Set(
            AccountSheet.Amount(0),
            "uncl_stk_amt", "repl_amt", "rght_repl_amt", "ch_uncla", "crd_int_npay_gold", "etc_loana", "nrpy_loan", "repl_profa",
            "dpst_grnt_use_amt_amt", "grnt_loan_amt");
        foreach (var holding in holdings)
        {
            var row = sheet.AddRow();
            row["crd_tp"] = holding.CreditCode;
            row["loan_dt"] = AccountSheet.Date(holding.LoanDate);
            row["expr_dt"] = AccountSheet.Date(holding.DueDate);
            row["stk_cd"] = "A" + holding.Code;
            row["stk_nm"] = holding.Name;
            row["setl_remn"] = AccountSheet.Amount(holding.Shares.Settled);
            row["cur_qty"] = AccountSheet.Amount(holding.Shares.Quantity);
            row["cur_prc"] = AccountSheet.Amount(holding.Price);
            row["buy_uv"] = AccountSheet.Amount((long)holding.Shares.AveragePrice);
            row["pur_amt"] = AccountSheet.Amount(holding.Shares.Cost);
            row["evlt_amt"] = AccountSheet.Amount(holding.Value);
            row["evltv_prft"] = AccountSheet.Amount(holding.Profit);
            row["pl_rt"] = AccountSheet.Rate(holding.Profit, holding.Shares.Cost);
        }

        return sheet.ToAnswer(request.Endpoint);
    }
}

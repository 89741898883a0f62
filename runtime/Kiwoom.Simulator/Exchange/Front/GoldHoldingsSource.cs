using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>kt50020: the account's gold at present prices. Money is that of the one account, which is for stocks and gold.</summary>
internal sealed class GoldHoldingsSource(ExchangeHost host) : IAnswerSource
{
    public Answer GetAnswer(ApiRequest request)
    {
        var account = host.Account;
        var holdings = HoldingValue.Gold(host);
        var value = holdings.Sum(holding => holding.Value);
        var sheet = new AccountSheet
        {
            ["tot_entr"] = AccountSheet.Amount(account.Cash),
            ["net_entr"] = AccountSheet.Amount(account.CashAfterSettlement),
            ["tot_est_amt"] = AccountSheet.Amount(value),
            ["net_amt"] = AccountSheet.Amount(account.CashAfterSettlement + value),
            ["tot_book_amt2"] = AccountSheet.Amount(holdings.Sum(holding => holding.Shares.Cost)),
            ["tot_dep_amt"] = AccountSheet.Amount(account.CashAfterSettlement + value),
            ["paym_alowa"] = AccountSheet.Amount(Math.Max(0, Math.Min(account.Cash, account.OrderableCash))),
            ["pl_amt"] = AccountSheet.Amount(holdings.Sum(holding => holding.Shares.RealizedToday)),
        };
        foreach (var holding in holdings)
        {
            var row = sheet.AddRow();
            row["stk_cd"] = holding.Code;
            row["stk_nm"] = holding.Name;
            row["real_qty"] = AccountSheet.Amount(holding.Shares.Quantity);
            row["avg_prc"] = AccountSheet.Amount((long)holding.Shares.AveragePrice);
            row["cur_prc"] = AccountSheet.Amount(holding.Price);
            row["est_amt"] = AccountSheet.Amount(holding.Value - holding.SellCommission);
            row["est_lspft"] = AccountSheet.Amount(holding.Profit);
            row["est_ratio"] = AccountSheet.Rate(holding.Profit, holding.Shares.Cost);
            row["cmsn"] = AccountSheet.Amount(holding.BuyCommission + holding.SellCommission);
            row["vlad_tax"] = AccountSheet.Amount(0);
            row["book_amt2"] = AccountSheet.Amount(holding.Shares.Cost);
            row["qty"] = AccountSheet.Amount(holding.Shares.Settled);
            row["buy_qty"] = AccountSheet.Amount(holding.Shares.BoughtToday);
            row["sell_qty"] = AccountSheet.Amount(holding.Shares.SoldToday);
            row["able_qty"] = AccountSheet.Amount(holding.Shares.Quantity - holding.Shares.OnSale);
        }

        return sheet.ToAnswer(request.Endpoint);
    }
}

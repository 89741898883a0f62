using System.Globalization;
using System.Text.Json;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Orders;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>kt00018: what the account holds, at present prices.</summary>
internal sealed class BalanceSource(ExchangeHost host) : IAnswerSource
{
    private const int Width = 15;
    private const int PriceWidth = 12;
    private const string Individual = "2";

    public Answer GetAnswer(ApiRequest request)
    {
        var holdings = request["qry_tp"] == Individual ? HoldingValue.Stocks(host) : HoldingValue.CombinedStocks(host);
        var cost = holdings.Sum(holding => holding.Shares.Cost);
        var value = holdings.Sum(holding => holding.Value);
        var profit = holdings.Sum(holding => holding.Profit);
        return Answer.Success(
            writer =>
            {
                writer.WriteString("tot_pur_amt", Amount(cost));
                writer.WriteString("tot_evlt_amt", Amount(value));
                writer.WriteString("tot_evlt_pl", Amount(profit));
                writer.WriteString("tot_prft_rt", Rate(profit, cost));
                writer.WriteString("prsm_dpst_aset_amt", Amount(CreditFigures.NetAssets(host, holdings)));
                writer.WriteString("tot_loan_amt", Amount(0));
                writer.WriteString("tot_crd_loan_amt", Amount(host.Account.Loans.Owed));
                writer.WriteString("tot_crd_ls_amt", Amount(0));
                writer.WriteStartArray("acnt_evlt_remn_indv_tot");
                foreach (var holding in holdings)
                {
                    Write(writer, holding, value);
                }

                writer.WriteEndArray();
            },
            "조회가 완료되었습니다");
    }

    private static void Write(Utf8JsonWriter writer, HoldingValue holding, long total)
    {
        var shares = holding.Shares;
        writer.WriteStartObject();
        writer.WriteString("stk_cd", "A" + holding.Code);
        writer.WriteString("stk_nm", holding.Name);
        writer.WriteString("evltv_prft", Amount(holding.Profit));
        writer.WriteString("prft_rt", Rate(holding.Profit, shares.Cost));
        writer.WriteString("pur_pric", Amount((long)shares.AveragePrice));
        writer.WriteString("pred_close_pric", WireFormat.Padded(holding.BasePrice, PriceWidth));
        writer.WriteString("rmnd_qty", Amount(shares.Quantity));
        writer.WriteString("trde_able_qty", Amount(shares.Quantity - shares.OnSale));
        writer.WriteString("cur_prc", WireFormat.Padded(holding.Price, PriceWidth));
        writer.WriteString("pred_buyq", Amount(shares.BoughtYesterday));
        writer.WriteString("pred_sellq", Amount(shares.SoldYesterday));
        writer.WriteString("tdy_buyq", Amount(shares.BoughtToday));
        writer.WriteString("tdy_sellq", Amount(shares.SoldToday));
        writer.WriteString("pur_amt", Amount(shares.Cost));
        writer.WriteString("pur_cmsn", Amount(holding.BuyCommission));
        writer.WriteString("evlt_amt", Amount(holding.Value));
        writer.WriteString("sell_cmsn", Amount(holding.SellCommission));
        writer.WriteString("tax", Amount(holding.Tax));
        writer.WriteString("sum_cmsn", Amount(holding.BuyCommission + holding.SellCommission));
        writer.WriteString("poss_rt", Rate(holding.Value, total));
        writer.WriteString("crd_tp", holding.CreditCode);
        writer.WriteString("crd_tp_nm", OrderWords.CreditName(holding.CreditCode));
        writer.WriteString("crd_loan_dt", AccountSheet.Date(holding.LoanDate));
        writer.WriteEndObject();
    }

    private static string Rate(long part, long whole) => WireFormat.Rate(part, whole).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Fifteen characters, the sign of a negative amount being one of them.</summary>
    private static string Amount(long value) => value < 0
        ? "-" + (-value).ToString(CultureInfo.InvariantCulture).PadLeft(Width - 1, '0')
        : WireFormat.Padded(value, Width);
}

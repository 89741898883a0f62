using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Accounts;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>ka10074: what each day of a period brought, and the period's sums. Profit is before fees, which stand beside it.</summary>
internal sealed class DailyProfitSource(ExchangeHost host) : IAnswerSource
{
    public Answer GetAnswer(ApiRequest request)
    {
        List<DayResult> results = [.. RealizedProfitSource.Within(host, request["strt_dt"], request["end_dt"])];
        var sheet = new AccountSheet
        {
            ["tot_buy_amt"] = WireFormat.Number(results.Sum(result => result.BoughtValue)),
            ["tot_sell_amt"] = WireFormat.Number(results.Sum(result => result.SoldValue)),
            ["rlzt_pl"] = WireFormat.Number(results.Sum(result => result.Realized)),
            ["trde_cmsn"] = WireFormat.Number(results.Sum(result => result.Commission)),
            ["trde_tax"] = WireFormat.Number(results.Sum(result => result.Tax)),
        };
        foreach (var day in results.GroupBy(result => result.Day).Where(day => day.Any(result => result.SoldQuantity > 0)).OrderByDescending(day => day.Key))
        {
            var row = sheet.AddRow();
            row["dt"] = WireFormat.Date(day.Key);
            row["buy_amt"] = WireFormat.Number(day.Sum(result => result.BoughtValue));
            row["sell_amt"] = WireFormat.Number(day.Sum(result => result.SoldValue));
            row["tdy_sel_pl"] = WireFormat.Number(day.Sum(result => result.Realized));
            row["tdy_trde_cmsn"] = WireFormat.Number(day.Sum(result => result.Commission));
            row["tdy_trde_tax"] = WireFormat.Number(day.Sum(result => result.Tax));
        }

        return sheet.ToAnswer(request.Endpoint);
    }
}

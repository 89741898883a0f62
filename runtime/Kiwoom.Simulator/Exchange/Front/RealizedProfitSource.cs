using System.Globalization;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Accounts;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>
/// ka10072, ka10073 and ka10077: what the sales of each stock brought, of a day, of a period, or of today. A stock's sales of a day are one row, with their
/// average price, and those of each margin loan another. Profit is before fees and interest.
/// </summary>
internal sealed class RealizedProfitSource(ExchangeHost host) : IAnswerSource
{
    public Answer GetAnswer(ApiRequest request)
    {
        var today = WireFormat.Date(host.Engine.Sessions.Day);
        var (from, until) = request.Endpoint.ApiId switch
        {
            "ka10072" => (request["strt_dt"], request["strt_dt"]),
            "ka10073" => (request["strt_dt"], request["end_dt"]),
            _ => (today, today),
        };
        List<DayResult> results =
        [
            .. Within(host, from, until)
                .Where(result => result.SoldQuantity > 0 && (string.IsNullOrWhiteSpace(request["stk_cd"]) || result.Code == request["stk_cd"]))
                .OrderByDescending(result => result.Day).ThenBy(result => result.Code, StringComparer.Ordinal)
                .ThenBy(result => result.LoanDate ?? DateOnly.MinValue),
        ];
        var sheet = new AccountSheet { ["tdy_rlzt_pl"] = WireFormat.Number(results.Sum(result => result.Realized)) };
        foreach (var result in results)
        {
            Write(sheet.AddRow(), result);
        }

        return sheet.ToAnswer(request.Endpoint);
    }

    /// <summary>What the days of a period brought, today so far among them.</summary>
    public static IEnumerable<DayResult> Within(ExchangeHost host, string from, string until)
    {
        var first = DateOf(from) ?? DateOnly.MinValue;
        var last = DateOf(until) ?? DateOnly.MaxValue;
        return host.Account.Results(host.Engine.Sessions.Day).Where(result => result.Day >= first && result.Day <= last);
    }

    private static DateOnly? DateOf(string text) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private void Write(AccountSheet row, DayResult result)
    {
        var cost = result.SoldValue - result.Realized;
        row["dt"] = WireFormat.Date(result.Day);
        row["stk_nm"] = host.Engine.Find(result.Code)!.Instrument.Name;
        row.Set(result.Code, "stk_cd", "stk_cd_1");
        row["cntr_qty"] = WireFormat.Number(result.SoldQuantity);
        row["buy_uv"] = WireFormat.Number(cost / result.SoldQuantity);
        row["cntr_pric"] = WireFormat.Number(result.SoldValue / result.SoldQuantity);
        row.Set(WireFormat.Number(result.Realized), "tdy_sel_pl", "tdy_sel_pl_1");
        row["pl_rt"] = AccountSheet.Rate(result.Realized, cost);
        row["tdy_trde_cmsn"] = WireFormat.Number(result.Commission);
        row["tdy_trde_tax"] = WireFormat.Number(result.Tax);
        row["loan_dt"] = AccountSheet.Date(result.LoanDate);
        row.Set(result.LoanDate is null ? "현금잔고" : "융자잔고", "crd_tp", "tdy_htssel_cmsn");
    }
}

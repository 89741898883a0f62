using System.Globalization;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Accounts;
using Kiwoom.Simulator.Exchange.Instruments;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>kt20016: the stocks that can be bought on a margin loan: all shares, in the first grade.</summary>
internal sealed class LoanStocksSource(ExchangeHost host) : IAnswerSource
{
    /// <summary>The first grade, in which all are.</summary>
    public const string Grade = "A";

    private const int SubstitutePercent = 80;

    /// <summary>The part that the account pays itself, as the document writes it.</summary>
    public static string DepositRate { get; } = LoanTerms.DepositPercent.ToString(CultureInfo.InvariantCulture) + "%";

    public Answer GetAnswer(ApiRequest request)
    {
        var sheet = new AccountSheet();
        foreach (var market in host.Engine.Markets.Where(market => Matches(market.Instrument, request)))
        {
            var row = sheet.AddRow();
            row["stk_cd"] = "A" + market.Instrument.Code;
            row["stk_nm"] = market.Instrument.Name;
            row["crd_assr_rt"] = DepositRate;
            row["repl_pric"] = AccountSheet.Amount(market.BasePrice * SubstitutePercent / 100);
            row["pred_close_pric"] = AccountSheet.Amount(market.BasePrice);
            row["crd_limit_over_yn"] = "N";
        }

        return sheet.ToAnswer(request.Endpoint);
    }

    private static bool Matches(ListedInstrument instrument, ApiRequest request) => instrument.TakesLoans
        && (request["crd_stk_grde_tp"].Trim() is "" or "%" or Grade)
        && (request["mrkt_deal_tp"] switch
        {
            "1" => instrument.Market == "KOSPI",
            "0" => instrument.Market == "KOSDAQ",
            _ => true,
        })
        && (string.IsNullOrWhiteSpace(request["stk_cd"]) || instrument.Code == request["stk_cd"]);
}

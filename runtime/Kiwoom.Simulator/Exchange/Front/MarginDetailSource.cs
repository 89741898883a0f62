using System.Text.Json;
using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>kt00013: what holds money back. Only cash does: neither substitutes nor money that is used again are simulated.</summary>
internal sealed class MarginDetailSource(ExchangeHost host) : IAnswerSource
{
    private static readonly string[] Margins = ["20", "30", "40", "50", "60", "100"];

    private readonly RowTemplate _template = new(ExampleStore.Get("kt00013"));
    private readonly string[] _names =
    [
        .. ExampleStore.Get("kt00013").EnumerateObject()
            .Where(property => property.Value.ValueKind == JsonValueKind.String && property.Name != "return_msg")
            .Select(property => property.Name),
    ];

    public Answer GetAnswer(ApiRequest request)
    {
        var account = host.Account;
        var orderable = DepositSource.Amount(Math.Max(0, account.OrderableCash));
        var values = _names.ToDictionary(name => name, _ => DepositSource.Amount(0), StringComparer.Ordinal);
        values["uncla"] = AccountSheet.Amount(0);
        values["evlt_repl_rt"] = "0.0000000";
        values["ch_amt"] = DepositSource.Amount(account.Cash);
        values["ch_profa"] = DepositSource.Amount(account.Reserved);
        values["d2vexct_entr"] = DepositSource.Amount(account.CashAfterSettlement);
        foreach (var name in Margins.Select(margin => $"{margin}ord_alow_amt").Concat(["use_pos_ch", "use_pos_ch_fin", "d2ch_ord_alow_amt"]))
        {
            values[name] = orderable;
        }

        return Answer.Success(writer => _template.Write(writer, values), "조회가 완료되었습니다.");
    }
}

using System.Globalization;
using System.Text.Json;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Accounts;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>kt00001: the account's money, today and when the trades of the last days are settled.</summary>
internal sealed class DepositSource(ExchangeHost host) : IAnswerSource
{
    private const int Width = 15;

    // What the account does not have is zero: loans of stocks, loans on securities, other markets.
    private readonly RowTemplate _template = new(ExampleStore.Get("kt00001"));
    private readonly string[] _names =
    [
        .. ExampleStore.Get("kt00001").EnumerateObject()
            .Where(property => property.Value.ValueKind == JsonValueKind.String && property.Name != "return_msg")
            .Select(property => property.Name),
    ];

    public Answer GetAnswer(ApiRequest request)
    {
        var account = host.Account;
        var orderable = Amount(Math.Max(0, account.OrderableCash));
        var values = _names.ToDictionary(name => name, _ => Amount(0), StringComparer.Ordinal);
        values["crd_grnt_rt"] = CreditFigures.CollateralRate(host, HoldingValue.Stocks(host));
        values["loan_sum"] = Amount(account.Loans.Owed);
        values["entr"] = Amount(account.Cash);
        values["profa_ch"] = Amount(account.Reserved);
        foreach (var name in _names.Where(name => name.EndsWith("stk_ord_alow_amt", StringComparison.Ordinal) || name is "ord_alow_amt"))
        {
            values[name] = orderable;
        }

        // All that is bought or sold until today is settled tomorrow or the day after.
        var today = host.Engine.Sessions.Day;
        var tomorrow = account.Unsettled.Where(entry => entry.Key < today).Sum(entry => entry.Value);
        WriteDay(values, "d1", account.Cash + tomorrow, tomorrow);
        WriteDay(values, "d2", account.CashAfterSettlement, account.CashAfterSettlement - account.Cash - tomorrow);
        values["pymn_alow_amt"] = Amount(Withdrawable(account, tomorrow));
        values["d1_pymn_alow_amt"] = values["pymn_alow_amt"];
        values["d2_pymn_alow_amt"] = Amount(Math.Max(0, account.OrderableCash));
        return Answer.Success(
            writer =>
            {
                _template.Write(writer, values);
                writer.WriteStartArray("stk_entr_prst");
                writer.WriteEndArray();
            },
            "조회가 완료되었습니다.");
    }

    private static long Withdrawable(TradingAccount account, long tomorrow) =>
        Math.Max(0, Math.Min(account.Cash, Math.Min(account.Cash + tomorrow, account.OrderableCash)));

    private static void WriteDay(Dictionary<string, string> values, string day, long cash, long settled)
    {
        values[$"{day}_entra"] = Amount(cash);
        values[$"{day}_slby_exct_amt"] = Amount(settled);
        values[$"{day}_buy_exct_amt"] = Amount(Math.Max(0, -settled));
        values[$"{day}_sel_exct_amt"] = Amount(Math.Max(0, settled));
    }

    /// <summary>Fifteen characters, the sign of a negative amount being one of them.</summary>
    public static string Amount(long value) => value < 0
        ? "-" + (-value).ToString(CultureInfo.InvariantCulture).PadLeft(Width - 1, '0')
        : WireFormat.Padded(value, Width);
}

using System.Globalization;
using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>kt00010: what can be ordered of a stock at a price, with a margin of 100 %.</summary>
internal sealed class OrderableAmountSource(ExchangeHost host) : IAnswerSource
{
    private static readonly string[] Margins = ["20", "30", "40", "50", "60", "rdex_60", "100"];

    public Answer GetAnswer(ApiRequest request)
    {
        var account = host.Account;
        var orderable = Math.Max(0, account.OrderableCash);
        var price = NumberOf(request["uv"]);
        var quantity = NumberOf(request["trde_qty"]);
        var cost = price * quantity;
        var commission = host.Engine.Options.Fees.CommissionOf(cost);
        var most = request["trde_tp"] == "1" ? account.SellableOf(request["stk_cd"]) : MostOf(orderable, price, 100, host.Engine.Options.Fees.CostOf);
        var sheet = new AccountSheet
        {
            ["entr"] = AccountSheet.Amount(account.Cash),
            ["ord_alowa"] = AccountSheet.Amount(orderable),
            ["wthd_alowa"] = AccountSheet.Amount(Math.Max(0, Math.Min(account.Cash, orderable))),
            ["nxdy_wthd_alowa"] = AccountSheet.Amount(Math.Max(0, Math.Min(account.Cash, orderable))),
            ["d2entra"] = AccountSheet.Amount(account.CashAfterSettlement),
            ["pur_amt"] = AccountSheet.Amount(cost),
            ["cmsn"] = AccountSheet.Amount(commission),
            ["pur_exct_amt"] = AccountSheet.Amount(cost + commission),
        };
        foreach (var margin in Margins)
        {
            sheet[$"profa_{margin}ord_alow_amt"] = AccountSheet.Amount(orderable);
            sheet[$"profa_{margin}ord_alowq"] = AccountSheet.Amount(most);
        }

        sheet.Set(AccountSheet.Amount(0), "pred_reu_alowa", "tdy_reu_alowa", "repl_amt", "uncla", "ord_pos_repl");
        return sheet.ToAnswer(request.Endpoint);
    }

    /// <summary>A number of a request; 0 where it is none, or beyond reason.</summary>
    public static long NumberOf(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 1_000_000_000 ? number : 0;

    /// <summary>The most shares that money pays for, their commission with them.</summary>
    /// <param name="money">The money in won.</param>
    /// <param name="price">What a share costs; 0 gives none.</param>
    /// <param name="percent">The part of the value that has to be paid.</param>
    /// <param name="costOf">What buying for a value needs.</param>
    public static long MostOf(long money, long price, int percent, Func<long, long> costOf)
    {
        if (price == 0)
        {
            return 0;
        }

        var most = (long)((Int128)money * 100 / percent / price);
        while (most > 0 && costOf(most * price) is var cost && cost > money)
        {
            most -= Math.Max(1, (cost - money) / price);
        }

        return most;
    }
}

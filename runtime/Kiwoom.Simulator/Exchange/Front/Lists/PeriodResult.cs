using Kiwoom.Simulator.Exchange.Views;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>kt00016: the account at the beginning and the end of a period, and what it gained in between.</summary>
internal sealed record PeriodResult(AccountDay From, AccountDay To, long PaidIn, long Delivered)
{
    public static readonly Columns<PeriodResult> Columns = new()
    {
        { "entr_fr", period => AccountSheet.Amount(period.From.Cash) },
        { "entr_to", period => AccountSheet.Amount(period.To.Cash) },
        { "scrt_evlt_amt_fr", period => AccountSheet.Amount(period.From.Value) },
        { "scrt_evlt_amt_to", period => AccountSheet.Amount(period.To.Value) },
        { "crd_loan_fr", period => AccountSheet.Amount(period.From.Owed) },
        { "crd_loan_to", period => AccountSheet.Amount(period.To.Owed) },
        { "tot_amt_fr", period => AccountSheet.Amount(period.From.Total) },
        { "tot_amt_to", period => AccountSheet.Amount(period.To.Total) },
        { "invt_bsamt", period => AccountSheet.Amount(period.Invested) },
        { "evltv_prft", period => AccountSheet.Amount(period.Profit) },
        { "prft_rt", period => AccountSheet.Rate(period.Profit, period.Invested) },
        { "termin_tot_trns", period => AccountSheet.Amount(period.PaidIn) },
        { "termin_tot_inq", period => AccountSheet.Amount(period.Delivered) },
        {
            "termin_tot_pymn termin_tot_outq ls_grnt_fr ls_grnt_to ch_uncla_fr ch_uncla_to krw_asgna_fr krw_asgna_to ls_evlta_fr ls_evlta_to "
                + "rght_evlta_fr rght_evlta_to loan_amt_fr loan_amt_to etc_loana_fr etc_loana_to crd_int_npay_gold_fr crd_int_npay_gold_to crd_int_fr crd_int_to "
                + "futr_repl_sella trst_repl_sella",
            _ => AccountSheet.Amount(0)
        },
    };

    private long Invested => From.Total + PaidIn + Delivered;

    private long Profit => To.Total - Invested;

    public static PeriodResult Of(ExchangeHost host, string first, string last) => new(
        AccountLists.Days(host).LastOrDefault(day => !AccountLists.Within(day.Date, first, "")) ?? AccountDay.Nothing,
        AccountLists.Days(host).LastOrDefault(day => AccountLists.Within(day.Date, "", last)) ?? AccountDay.Nothing,
        host.Days.Payments.Where(paid => AccountLists.Within(DateOnly.FromDateTime(paid.Time), first, last)).Sum(paid => paid.Cash),
        host.Days.Deliveries.Where(shares => AccountLists.Within(DateOnly.FromDateTime(shares.Time), first, last)).Sum(shares => shares.Quantity * shares.Price));
}

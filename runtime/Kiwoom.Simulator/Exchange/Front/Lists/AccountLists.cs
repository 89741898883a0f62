using System.Globalization;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Views;
using Kiwoom.Simulator.Orders;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>The account's book and days. What a cash account does not have is zero, what nobody knows of it blank.</summary>
internal static class AccountLists
{
    private static readonly Columns<AccountMove> Move = new()
    {
        { "trde_dt deal_dt", move => WireFormat.Date(move.Day) },
        { "cntr_dt", move => move.IsTrade ? WireFormat.Date(move.TradeDay) : "" },
        { "trde_no deal_no", move => WireFormat.Padded(move.Number, 9) },
        { "orig_deal_no", _ => WireFormat.Padded(0, 9) },
        { "exct_amt", move => Amount(move.Settled) },
        { "trde_amt deal_amt", move => Amount(move.Value) },
        { "entra_remn", move => Amount(move.Cash) },
        { "cmsn", move => Amount(move.Commission) },
        { "trde_agri_tax", move => Amount(move.Tax) },
        { "tax_sum_cmsn", move => Amount(move.Commission + move.Tax) },
        { "rpy_diffa dly_sum incm_resi_tax tax_tot_amt uncl_ocr rpym_sum gold_spot_vat", _ => Amount(0) },
        { "loan_amt_rpya", move => Amount(move.Loan.Repaid) },
        { "int_ls_usfe", move => Amount(move.Loan.Interest) },
        { "loan_dt", move => AccountSheet.Date(move.Loan.Date) },
        { "crnc_cd", _ => "KRW" },
        { "trde_kind_nm", move => move.IsTrade ? "매매" : Remark(move, "") },
        { "io_tp", move => move.Kind switch { AccountMoveKind.Sell => "1", AccountMoveKind.Buy => "2", _ => "" } },
        { "io_tp_nm", move => Remark(move, "") },
        { "stk_nm", move => move.Name },
        { "trde_qty_jwa_cnt", move => WireFormat.Number(move.Quantity) },
        { "deal_qty", move => Amount(move.Quantity) },
        { "vlbl_nowrm", move => WireFormat.Number(move.Held) },
        { "spot_remn", move => Amount(move.Held) },
        { "mdia_tp_nm mdia_nm", move => move.IsTrade ? "REST API" : "" },
        { "crd_deal_tp_nm", move => !move.IsTrade ? "" : move.IsOnCredit ? OrderWords.CreditName(move.CreditCode) : "보통매매" },
        { "trde_unit", move => move.Price.ToString("N0", CultureInfo.InvariantCulture) },
        { "uv_exrt", move => move.Price.ToString("0.00", CultureInfo.InvariantCulture) },
    };

    private static readonly Columns<AccountMove> StockMove = Move.With(new()
    {
        { "stk_cd", move => move.Code.Length == 0 ? "" : "A" + move.Code },
        { "rmrk_nm", move => Remark(move, "장내") },
    });

    private static readonly Columns<AccountMove> GoldMove = Move.With(new()
    {
        { "stk_cd", move => move.Code },
        { "rmrk_nm", move => Remark(move, "금현물") },
    });

    private static readonly Columns<AccountDay> Day = new()
    {
        { "dt", day => WireFormat.Date(day.Date) },
        { "entr", day => AccountSheet.Amount(day.Cash) },
        { "grnt_use_amt ls_grnt repl_amt", _ => AccountSheet.Amount(0) },
        { "crd_loan", day => AccountSheet.Amount(day.Owed) },
        { "prsm_dpst_aset_amt prsm_dpst_aset_amt_bncr_skip", day => AccountSheet.Amount(day.Deposited) },
    };

    private static readonly Columns<ExchangeHost> GoldDeposit = new()
    {
        { "entra", host => Amount(host.Account.Cash) },
        { "profa_ch", host => Amount(host.Account.Reserved) },
        { "prsm_entra", host => Amount(host.Account.CashAfterSettlement) },
        { "sell_buy_exct_amt", host => Amount(host.Account.CashAfterSettlement - host.Account.Cash) },
        { "ord_alow_amt", host => Amount(Math.Max(0, host.Account.OrderableCash)) },
        { "pymn_alow_amt", host => Amount(Math.Max(0, Math.Min(host.Account.Cash, host.Account.OrderableCash))) },
        { "prsm_pymn_alow_amt", host => Amount(Math.Max(0, host.Account.OrderableCash)) },
        { "chck_ina_amt etc_loan etc_loan_dlfe etc_loan_tot dly_amt", _ => Amount(0) },
    };

    public static IEnumerable<(string ApiId, IAnswerSource Source)> All(ExchangeHost host)
    {
        var gold = new Func<AccountMove, bool>(move => move.Code.Length == 0 || StockView.IsGold(host.Engine.Find(move.Code)!.Instrument));
        yield return ("kt00015", Moves(StockMove, move => move.Code.Length == 0 || !gold(move)));
        yield return ("kt50032", Moves(GoldMove, gold));
        yield return ("kt50021", new ListSource<ExchangeHost, AccountDay>(_ => host, GoldDeposit, (_, _) => [], []));
        yield return ("kt00002", new ListSource<ExchangeHost, AccountDay>(
            _ => host, [], (_, request) => [.. Days(host).Where(day => Within(day.Date, request["start_dt"], request["end_dt"]))], Day));
        yield return ("kt00016", new ListSource<PeriodResult, AccountDay>(
            request => PeriodResult.Of(host, request["fr_dt"], request["to_dt"]), PeriodResult.Columns, (_, _) => [], []));
        yield return ("kt00008", NextSettlement.ToSource(host));
        yield return ("ka10170", TradeDiary.ToSource(host));

        ListSource<ExchangeHost, AccountMove> Moves(Columns<AccountMove> columns, Func<AccountMove, bool> isWanted) => new(
            _ => host,
            new() { { "acnt_no acnt_print", _ => OrderWords.AccountNumber } },
            (_, request) => Select(host, request, isWanted),
            columns);
    }

    /// <summary>Whether a day is in a period; a bound that is blank is none.</summary>
    public static bool Within(DateOnly day, string first, string last) =>
        string.CompareOrdinal(WireFormat.Date(day), first) >= 0 && (last.Length == 0 || string.CompareOrdinal(WireFormat.Date(day), last) <= 0);

    /// <summary>The account's days, today the last.</summary>
    public static IEnumerable<AccountDay> Days(ExchangeHost host) => host.Days.Over.Append(host.Days.Now);

    /// <summary>Fifteen characters, the sign of a negative amount being one of them.</summary>
    private static string Amount(long value) => value < 0 ? "-" + WireFormat.Padded(-value, 14) : WireFormat.Padded(value, 15);

    private static string Remark(AccountMove move, string market) => move.Kind switch
    {
        AccountMoveKind.Sell => market + "매도",
        AccountMoveKind.Buy => market + "매수",
        AccountMoveKind.PayIn => "입금",
        _ => "입고",
    };

    private static List<AccountMove> Select(ExchangeHost host, ApiRequest request, Func<AccountMove, bool> isWanted)
    {
        var names = new ListRequest(request);
        var code = request["stk_cd"].TrimStart('A');
        var moves = AccountMove.Booked(host).Where(isWanted).Where(move => Within(move.Day, request["strt_dt"], request["end_dt"])
            && (code.Length == 0 || move.Code == code)
            && (names.Name("dmst_stex_tp") is "" or "All" || (move.IsTrade && move.Venue.ToString() == names.Name("dmst_stex_tp")))
            && names.Name("gds_tp") is "" or "All" or "DomesticStock"
            && TakesKind(names.Name("tp"), move.Kind));
        return names.Name("qry_sort_tp") == "OldestFirst" ? [.. moves] : [.. moves.Reverse()];
    }

    private static bool TakesKind(string name, AccountMoveKind kind) => name switch
    {
        "" or "All" => true,
        "Trades" => kind is AccountMoveKind.Buy or AccountMoveKind.Sell,
        "Buys" => kind == AccountMoveKind.Buy,
        "Sells" => kind == AccountMoveKind.Sell,
        "Deposits" or "DepositsAndWithdrawals" or "DepositsWithdrawalsAndExchanges" => kind == AccountMoveKind.PayIn,
        "SecuritiesMovements" => kind == AccountMoveKind.Delivery,
        _ => false,
    };
}

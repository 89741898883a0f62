using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Accounts;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>
/// ka10170: what was bought and sold on a day, by instrument, and what it brought after fees. Sales count as far as they sold what was bought on the same
/// day, or all of them, as asked. A day without trades is one row of blanks, as on the servers.
/// </summary>
internal sealed record TradeDiary(IReadOnlyList<TradeDiary.Row?> Rows)
{
    private static readonly Columns<Row?> RowColumns = new()
    {
        { "stk_cd", row => row?.Code ?? "" },
        { "stk_nm", row => row?.Name ?? "" },
        { "buy_avg_pric", row => Number(row?.BuyPrice) },
        { "buy_qty", row => Number(row?.Bought) },
        { "sel_avg_pric", row => Number(row?.SellPrice) },
        { "sell_qty", row => Number(row?.Sold) },
        { "cmsn_alm_tax", row => Number(row?.Fees) },
        { "pl_amt", row => Number(row?.Profit) },
        { "sell_amt", row => Number(row?.SoldValue) },
        { "buy_amt", row => Number(row?.BoughtValue) },
        { "prft_rt", row => row is null ? "" : AccountSheet.Rate(row.Profit, row.Cost) },
    };

    private static readonly Columns<TradeDiary> Columns = new()
    {
        { "tot_sell_amt", diary => Number(diary.Sum(row => row.SoldValue)) },
        { "tot_buy_amt", diary => Number(diary.Sum(row => row.BoughtValue)) },
        { "tot_cmsn_tax", diary => Number(diary.Sum(row => row.Fees)) },
        { "tot_exct_amt", diary => Number(diary.Sum(row => row.Settled)) },
        { "tot_pl_amt", diary => Number(diary.Sum(row => row.Profit)) },
        { "tot_prft_rt", diary => AccountSheet.Rate(diary.Sum(row => row.Profit), diary.Sum(row => row.Cost)) },
    };

    public static IAnswerSource ToSource(ExchangeHost host) =>
        new ListSource<TradeDiary, Row?>(request => Of(host, request), Columns, (diary, _) => diary.Rows, RowColumns);

    private static TradeDiary Of(ExchangeHost host, ApiRequest request)
    {
        var names = new ListRequest(request);
        var date = request["base_dt"].Length == 0 ? WireFormat.Date(host.Engine.Sessions.Day) : request["base_dt"];
        List<Row?> rows =
        [
            .. AccountMove.Trades(host)
                .Where(move => WireFormat.Date(move.TradeDay) == date && StockView.IsListed(host.Engine.Find(move.Code)!.Instrument)
                    && names.Name("ch_crd_tp") switch { "CashOnly" => !move.IsOnCredit, "CreditOnly" => move.IsOnCredit, _ => true })
                .GroupBy(move => move.Code, StringComparer.Ordinal)
                .Select(moves => Of(host, [.. moves], isAll: names.Name("ottks_tp") == "AllSellsToday")).OrderBy(row => row.Code, StringComparer.Ordinal),
        ];
        return new TradeDiary(rows.Count == 0 ? [null] : rows);
    }

    private static Row Of(ExchangeHost host, IReadOnlyList<AccountMove> moves, bool isAll)
    {
        var buys = moves.Where(move => move.Kind == AccountMoveKind.Buy).ToList();
        var sells = moves.Where(move => move.Kind == AccountMoveKind.Sell).ToList();
        var (bought, sold) = (buys.Sum(move => move.Quantity), sells.Sum(move => move.Quantity));
        var (boughtValue, soldValue) = (buys.Sum(move => move.Value), sells.Sum(move => move.Value));
        var (buyFees, sellFees) = (buys.Sum(move => move.Commission), sells.Sum(move => move.Commission + move.Tax));
        var (repaid, interest) = (sells.Sum(move => move.Loan.Repaid), sells.Sum(move => move.Loan.Interest));
        if (!isAll && sold > bought)
        {
            (soldValue, sellFees) = (Part(soldValue, bought, sold), Part(sellFees, bought, sold));
            (repaid, interest, sold) = (Part(repaid, bought, sold), Part(interest, bought, sold), bought);
        }

        // All sales bring what the account realized; those of the day's purchases their prices less the purchases'.
        var realized = isAll
            ? host.Account.Results(host.Engine.Sessions.Day)
                .Where(result => result.Code == moves[0].Code && result.Day == moves[0].TradeDay
                    && moves.Any(move => move.IsOnCredit == result.LoanDate.HasValue))
                .Sum(result => result.Realized)
            : soldValue - Part(boughtValue, sold, bought);
        return new Row(moves[0].Code, moves[0].Name, bought, boughtValue, sold, soldValue, buyFees + sellFees, realized)
        {
            Loan = new LoanMoney(buys.Sum(move => move.Loan.Lent), repaid, interest, null),
        };
    }

    private static long Part(long value, long part, long whole) => whole == 0 ? 0 : (long)((Int128)value * part / whole);

    private static string Number(long? value) => value is { } number ? WireFormat.Number(number) : "";

    private long Sum(Func<Row, long> value) => Rows.OfType<Row>().Sum(value);

    /// <summary>An instrument's trades of the day. Fees are those of its purchases and of the sales that count.</summary>
    internal sealed record Row(string Code, string Name, long Bought, long BoughtValue, long Sold, long SoldValue, long Fees, long Realized)
    {
        public long BuyPrice => Bought == 0 ? 0 : BoughtValue / Bought;

        public long SellPrice => Sold == 0 ? 0 : SoldValue / Sold;

        /// <summary>What of it is the broker's.</summary>
        public LoanMoney Loan { get; init; }

        public long Profit => Realized - Fees - Loan.Interest;

        /// <summary>What the account has more when it is settled.</summary>
        public long Settled => SoldValue - BoughtValue - Fees + Loan.CashChange;

        /// <summary>What the sold shares had cost.</summary>
        public long Cost => SoldValue - Realized;
    }
}

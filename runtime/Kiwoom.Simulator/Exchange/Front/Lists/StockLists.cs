using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Instruments;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>The lists of one instrument's trades and days.</summary>
internal static class StockLists
{
    public static IEnumerable<(string ApiId, IAnswerSource Source)> All(ExchangeHost host)
    {
        // By trade.
        yield return ("ka10046", Trades(StockView.IsListed));
        yield return ("ka10055", Of(StockView.IsListed, TradesOfDay, TradeView.Columns));
        yield return ("ka10084", Of(StockView.IsListed, TradesOfDay, TradeView.Columns));
        yield return ("ka40006", Trades(StockView.IsEtf));
        yield return ("ka40007", Trades(StockView.IsEtf));
        yield return ("ka50010", Of(StockView.IsGold, (view, _) => TradeView.Today(view), TradeView.GoldColumns));

        // By day, up to one.
        yield return ("ka10005", Days(StockView.IsListed));
        yield return ("ka10015", Days(StockView.IsListed, "strt_dt"));
        yield return ("ka10047", Days(StockView.IsListed));
        yield return ("ka10086", Days(StockView.IsListed, "qry_dt"));
        yield return ("ka40003", Of(StockView.IsEtf, (view, _) => DayView.Until(view, ""), FundDays));
        yield return ("ka40008", Days(StockView.IsEtf, head: LastTrade));
        yield return ("ka40010", Days(StockView.IsEtf));
        yield return ("ka50012", Days(StockView.IsGold, "base_dt"));

        // Without a list.
        yield return ("ka10087", Alone(StockView.IsListed, ClosingPriceColumns.All));
        yield return ("ka50100", Alone(StockView.IsGold, StockColumns.Quote.With(new() { { "pred_close_pric", view => WireFormat.Number(view.Day.BasePrice) } })));

        ListSource<StockView, TradeView> Trades(Func<ListedInstrument, bool> isWanted) => Of(isWanted, (view, _) => TradeView.Today(view), TradeView.Columns);

        ListSource<StockView, DayView> Days(Func<ListedInstrument, bool> isWanted, string date = "", Columns<StockView>? head = null) =>
            Of(isWanted, (view, request) => DayView.Until(view, date.Length == 0 ? "" : request[date]), DayView.Columns, head);

        ListSource<StockView, StockView> Alone(Func<ListedInstrument, bool> isWanted, Columns<StockView> head) => Of<StockView>(isWanted, (_, _) => [], [], head);

        ListSource<StockView, T> Of<T>(
            Func<ListedInstrument, bool> isWanted, Func<StockView, ApiRequest, IReadOnlyList<T>> rows, Columns<T> columns, Columns<StockView>? head = null) =>
            new(request => StockView.Of(host, request["stk_cd"], isWanted), head ?? StockColumns.Quote, rows, columns);
    }

    private static Columns<StockView> LastTrade => StockColumns.Quote.With(new()
    {
        { "cntr_tm", view => view.Day.LastTime is { } time ? WireFormat.Time(time) : "" },
        { "trde_qty", view => WireFormat.Number(view.Day.LastQuantity) },
    });

    // The document does not say in which unit it counts the won.
    private static Columns<DayView> FundDays => DayView.Columns.With(new() { { "acc_trde_prica", _ => "" } });

    private static IReadOnlyList<TradeView> TradesOfDay(StockView view, ApiRequest request) => TradeView.OfDay(view, new ListRequest(request));
}

using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>The lists of funds as far as a market knows them: prices and volumes. Net asset values and the indices they follow are blank.</summary>
internal static class FundLists
{
    private static readonly string[] Unknown = ["txon_type", "navpre", "mngmcomp", "txon_yn"];


    public static IEnumerable<(string ApiId, IAnswerSource Source)> All(ExchangeHost host)
    {
        yield return ("ka40001", new ListSource<FundPeriod, FundPeriod>(
            request => FundPeriod.Of(host, request), [], (period, _) => [period], new() { { "cntr_prft_rt", period => period.Rate } }));
        yield return ("ka40002", new ListSource<StockView, StockView>(
            request => StockView.Of(host, request["stk_cd"], StockView.IsEtf), StockColumns.Quote, (_, _) => [], []));
        yield return ("ka40004", new ListSource<ListRequest, StockView>(
            request => new ListRequest(request), [], (request, _) => Quotes(host, request), StockColumns.Quote));
    }

    // No fund's tax, manager, index or net asset value is known here: who asks for one of a kind alone gets none.
    private static List<StockView> Quotes(ExchangeHost host, ListRequest request) =>
    [
        .. host.Engine.Instruments.Where(StockView.IsEtf).Where(_ => Unknown.All(name => request.Request[name].Trim('0').Length == 0))
            .Select(listed => StockView.Of(host, listed, request.Scope)).OfType<StockView>(),
    ];
}

using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Instruments;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>What is listed: ka10099 and ka10100. Sectors, sizes and dates of listing are in no market: blank.</summary>
internal static class Listings
{
    private const int PriceWidth = 8;
    private const int CountWidth = 16;

    public static IEnumerable<(string ApiId, IAnswerSource Source)> All(ExchangeHost host)
    {
        var columns = new Columns<ListedInstrument>
        {
            { "code", listed => listed.Code },
            { "name", listed => listed.Name },
            { "listCount", listed => WireFormat.Padded(listed.ListedShares, CountWidth) },
            { "lastPrice", listed => WireFormat.Padded(host.Engine.Find(listed.Code)!.BasePrice, PriceWidth) },
            { "marketCode", listed => MarketOf(listed).Code },
            { "marketName", listed => MarketOf(listed).Name },
            { "orderWarning", _ => "0" },
            { "nxtEnable", listed => listed.IsOnNxt ? "Y" : "" },
        };
        yield return ("ka10099", new ListSource<ApiRequest, ListedInstrument>(
            request => request,
            [],
            (request, _) => [.. host.Engine.Instruments.Where(listed => listed.IsTradable && MarketOf(listed).Code == request["mrkt_tp"])],
            columns));
        yield return ("ka10100", new ListSource<ListedInstrument, ListedInstrument>(
            request => host.Engine.Find(ScopeOf.Text(request["stk_cd"]).Code)?.Instrument is { } listed && StockView.IsListed(listed) ? listed : null,
            columns,
            (_, _) => [],
            []));
    }

    private static (string Code, string Name) MarketOf(ListedInstrument listed) => listed.Kind switch
    {
        InstrumentKind.Etf => ("8", "ETF"),
        InstrumentKind.Etn => ("60", "ETN"),
        InstrumentKind.Elw => ("3", "ELW"),
        InstrumentKind.Gold => ("80", "금현물"),
        _ => listed.Market == "KOSDAQ" ? ("10", "코스닥") : ("0", "거래소"),
    };
}

using Kiwoom.Simulator.Exchange.Instruments;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>
/// Applies a request's filters by what the catalogue calls their codes. Nothing here is a preferred share, under administration or in liquidation; every
/// purchase needs all of its money (a margin of 100 %), and nothing is in a credit group: who asks for such things alone gets nothing.
/// </summary>
internal static class RankingFilter
{
    /// <param name="request">The request.</param>
    /// <param name="view">The instrument.</param>
    /// <param name="volume">Its volume as the list counts it.</param>
    public static bool Takes(ListRequest request, StockView view, long volume) =>
        request.Request.Endpoint.Request.Where(field => field.Codes is not null).All(field => TakesBy(field.WireName, request.Name(field.WireName), view, volume))
        && (request.Request["updown_incls"] != "0" || !(view.IsAtUpperLimit || view.IsAtLowerLimit));

    private static bool TakesBy(string wireName, string name, StockView view, long volume) => wireName switch
    {
        "mrkt_tp" => name is "" or "All" || view.Listed.Market.Equals(name, StringComparison.OrdinalIgnoreCase),
        "trde_qty_tp" or "trde_qty_cnd" => NamedRange.Parse(name).Contains(volume),
        "pric_cnd" or "pric_tp" or "trde_gold_tp" => NamedRange.Parse(name).Contains(view.Day.Last),
        "trde_prica_cnd" or "trde_prica_tp" or "trde_prica" => NamedRange.Parse(name).Contains(view.Day.Value),
        "stk_cnd" or "mang_stk_incls" => TakesKind(name, view.Listed.Kind),
        "crd_cnd" or "crd_tp" => name is "" or "All" or "ExcludeOverLimit",
        "rght_tp" => name is "" or "All" || view.Listed.Name.EndsWith(name == "Put" ? "풋" : name == "Call" ? "콜" : "\0", StringComparison.Ordinal),
        _ => true,
    };

    private static bool TakesKind(string name, InstrumentKind kind) => name switch
    {
        "ExcludeEtf" => kind != InstrumentKind.Etf,
        "ExcludeEtn" => kind != InstrumentKind.Etn,
        "ExcludeEtfEtn" or "ExcludeEtfEtnSpac" => kind is not (InstrumentKind.Etf or InstrumentKind.Etn),
        "ExcludeMargin100" => false,
        _ => name == "OnlyMargin100" || !name.StartsWith("OnlyMargin", StringComparison.Ordinal),
    };
}

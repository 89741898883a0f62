using Kiwoom.Simulator.Exchange.Instruments;

namespace Kiwoom.Simulator.Market;

/// <summary>
/// The stocks of the market that stands still: a few well-known ones and those of the exchange's list. Queries know no others; what a test orders or
/// registers beyond them gets a made-up one.
/// </summary>
internal static class StockDirectory
{
    private static readonly Dictionary<string, StockProfile> WellKnown = new(StringComparer.Ordinal)
    {
        ["000660"] = new("SK하이닉스", 180_000, 728_002_365),
        ["005380"] = new("현대차", 220_000, 209_416_191),
        ["005930"] = new("삼성전자", 70_000, 5_969_782_550),
        ["008370"] = new("원풍", 4_200, 12_000_000),
        ["035420"] = new("NAVER", 190_000, 158_437_008),
        ["035720"] = new("카카오", 45_000, 443_666_085),
        ["039490"] = new("키움증권", 130_000, 26_126_000),
        ["069500"] = new("KODEX 200", 36_000, 180_000_000, Instrument.Etf),
        ["205100"] = new("엑셈", 1_800, 71_000_000),
        ["219550"] = new("디와이디", 1_200, 60_000_000),
        ["317120"] = new("라닉스", 5_500, 10_000_000),
    };

    private static readonly Lazy<Dictionary<string, StockProfile>> Listed = new(ReadListed);

    /// <summary>Whether there is a stock with the code: of the well-known ones or of the exchange's list.</summary>
    public static bool Has(string code) => WellKnown.ContainsKey(code) || Listed.Value.ContainsKey(code);

    public static StockProfile Find(string code) => WellKnown.TryGetValue(code, out var profile) ? profile
        : Listed.Value.TryGetValue(code, out profile) ? profile
        : MakeUp(code);

    private static Dictionary<string, StockProfile> ReadListed() => InstrumentList.Parse(InstrumentList.BuiltIn)
        .Where(listed => listed.Kind is not (InstrumentKind.Gold or InstrumentKind.Index))
        .ToDictionary(listed => listed.Code, listed => listed.ToProfile(), StringComparer.Ordinal);

    private static StockProfile MakeUp(string code)
    {
        var random = StableRandom.From(code, "profile");
        var price = (long)TickSize.RoundDown(random.Next(2_000, 200_000), Instrument.Stock);
        return new StockProfile("종목" + code, price, random.Next(10, 100) * 1_000_000L);
    }
}

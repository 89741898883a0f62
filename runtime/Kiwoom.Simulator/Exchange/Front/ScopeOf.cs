using Kiwoom.Simulator.Exchange.Views;
using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>Which venue's prices a code asks for.</summary>
internal static class ScopeOf
{
    /// <summary>Venues with what their codes end with.</summary>
    public static readonly (PriceScope Scope, string Suffix)[] All = [(PriceScope.Krx, ""), (PriceScope.Nxt, "_NX"), (PriceScope.Both, "_AL")];

    /// <summary>The code and the venue of a text: <c>005930_NX</c> is 005930 on NXT.</summary>
    public static (string Code, PriceScope Scope) Text(string text)
    {
        var code = StockSymbol.CodeOf(text);
        return (code, code.Length == text.Length ? PriceScope.Krx : text.EndsWith("_NX", StringComparison.Ordinal) ? PriceScope.Nxt : PriceScope.Both);
    }
}

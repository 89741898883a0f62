using System.Buffers;

namespace Kiwoom.Simulator.Market;

/// <summary>A stock as requests name it.</summary>
/// <param name="Code">The six letters or digits.</param>
/// <param name="Text">The text it was asked by, with its exchange: <c>039490_NX</c>.</param>
internal readonly record struct StockSymbol(string Code, string Text)
{
    private const int CodeLength = 6;

    private static readonly SearchValues<char> CodeCharacters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>A code without the exchange that may stand behind it.</summary>
    public static string CodeOf(string text) => text.EndsWith("_NX", StringComparison.Ordinal) || text.EndsWith("_AL", StringComparison.Ordinal) ? text[..^3] : text;

    /// <summary>Reads a code with or without the exchange behind it.</summary>
    public static bool TryParse(string text, out StockSymbol symbol)
    {
        symbol = default;
        if (text.Length < CodeLength || text.AsSpan(0, CodeLength).ContainsAnyExcept(CodeCharacters))
        {
            return false;
        }

        if (text.AsSpan(CodeLength) is not ("" or "_NX" or "_AL"))
        {
            return false;
        }

        symbol = new StockSymbol(text[..CodeLength], text);
        return true;
    }
}

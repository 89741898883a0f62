using System.Globalization;
using System.Text;

namespace Kiwoom.Cli.Verify;

/// <summary>What a text looks like without what it says: <c>-70,700</c> is <c>-99,999</c>, a name is <c>가가</c>. Nobody's number, name or amount survives it.</summary>
internal static class Shape
{
    private const int Longest = 24;

    public static string Of(string text)
    {
        var shape = new StringBuilder();
        foreach (var c in text.Take(Longest))
        {
            shape.Append(c switch
            {
                _ when char.IsDigit(c) => '9',
                _ when char.IsAsciiLetterUpper(c) => 'A',
                _ when char.IsAsciiLetterLower(c) => 'a',
                _ when char.IsLetter(c) => '가',
                ' ' or '+' or '-' or '.' or ',' or '%' or ':' or '_' or '/' or '*' => c,
                _ when CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation => c,
                _ => '?',
            });
        }

        return text.Length > Longest ? shape.Append('…').ToString() : shape.ToString();
    }

    /// <summary>A name of an element as a report shows it: letters, digits and underscores, or its shape where it has others.</summary>
    public static string OfName(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '[' or ']' or '.') && !LooksLikeNumber(name) ? name : Of(name);

    // FIDs have up to five digits, account numbers eight or more.
    private static bool LooksLikeNumber(string name)
    {
        var run = 0;
        foreach (var c in name)
        {
            run = char.IsAsciiDigit(c) ? run + 1 : 0;
            if (run > 5)
            {
                return true;
            }
        }

        return false;
    }
}

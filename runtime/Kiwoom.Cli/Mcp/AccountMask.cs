using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Kiwoom.Catalog;

namespace Kiwoom.Cli.Mcp;

/// <summary>Masks account numbers within texts: those that the server has named so far, and in sentences whatever has an account number's shape.</summary>
internal sealed partial class AccountMask
{
    // Eight digits, with two more for the product; an order's number has seven.
    private const int Fewest = 8;

    private readonly ConcurrentDictionary<string, Regex> _known = new(StringComparer.Ordinal);

    /// <summary>Remembers the account numbers of an answer.</summary>
    public void Learn(CatalogRow row)
    {
        foreach (var value in row.Values)
        {
            if (value.Value is string text && AccountNumbers.IsOne(value.Field))
            {
                Learn(text);
            }

            foreach (var inner in value.Rows)
            {
                Learn(inner);
            }
        }
    }

    /// <summary>A sentence, of the server or of this program: it may quote any number.</summary>
    public string InSentence(string text) => Shapes().Replace(InValue(text), match => IsHarmless(match, text) ? match.Value : AccountNumbers.Mask(match.Value));

    /// <summary>A value, where digits may be anything: an order's number, a name, an amount.</summary>
    public string InValue(string text) => _known.Values.Aggregate(text, (masked, known) => known.Replace(masked, match => AccountNumbers.Mask(match.Value)));

    private void Learn(string text)
    {
        // A name may stand behind it, with digits of its own; one that the server masked itself says too little to be looked for.
        var digits = string.Concat(text.TakeWhile(c => char.IsAsciiDigit(c) || c is '-' or ' ').Where(char.IsAsciiDigit));
        if (digits.Length >= Fewest)
        {
            _known.TryAdd(digits, new Regex($@"(?<!\d){string.Join(@"[^\d\p{L}]{0,2}", digits.AsEnumerable())}(?!\d)", RegexOptions.CultureInvariant));
        }
    }

    private static bool IsHarmless(Match match, string text)
    {
        var groups = match.Value.Split(match.Value.Where(c => !char.IsDigit(c)).Distinct().ToArray());
        return groups.Sum(group => group.Length) < Fewest
            || Array.TrueForAll(groups, IsDay)
            || IsDayOf(match.Value, "yyyy-MM-dd")
            || (groups.Length == 1 && IsAmount(match, text));
    }

    private static bool IsDay(string digits) => IsDayOf(digits, "yyyyMMdd") || IsDayOf(digits, "yyyyMMddHHmmss");

    private static bool IsDayOf(string text, string format) =>
        DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1950 and < 2100;

    /// <summary>A limit that was passed is to be read.</summary>
    private static bool IsAmount(Match match, string text) => match.Index + match.Length < text.Length && Won().IsMatch(text[(match.Index + match.Length)..Math.Min(text.Length, match.Index + match.Length + 8)]);

    /// <summary>Digits, in groups as an account's number is written.</summary>
    [GeneratedRegex(@"\d{4} \d{4} \d{2}|\d+(?:[-\u2010-\u2015\u2212]\d+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Shapes();

    [GeneratedRegex(@"^(?: won\b| ?원(?!장))", RegexOptions.CultureInvariant)]
    private static partial Regex Won();
}

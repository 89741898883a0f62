using System.Globalization;
using System.Text.RegularExpressions;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>A range as the catalogue names codes of filters: <c>AtLeast30Million</c>, <c>From1000To2000</c>, <c>Below10000</c>; all others take everything.</summary>
internal readonly partial record struct NamedRange(long Least, long Below)
{
    private static readonly NamedRange Everything = new(0, long.MaxValue);

    public static NamedRange Parse(string name)
    {
        if (Pattern().Match(name) is not { Success: true } match)
        {
            return Everything;
        }

        var first = long.Parse(match.Groups["first"].ValueSpan, CultureInfo.InvariantCulture) * match.Groups["unit"].Value switch
        {
            "Million" => 1_000_000L,
            "Billion" => 1_000_000_000L,
            _ => 1L,
        };
        return match.Groups["word"].Value switch
        {
            "AtLeast" => new NamedRange(first, long.MaxValue),
            "Below" => new NamedRange(0, first),
            _ => new NamedRange(first, long.Parse(match.Groups["second"].ValueSpan, CultureInfo.InvariantCulture)),
        };
    }

    public bool Contains(long value) => value >= Least && value < Below;

    [GeneratedRegex("^(?<word>AtLeast|Below|From)(?<first>\\d+)(?<unit>Million|Billion)?(To(?<second>\\d+))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

using System.Globalization;
using System.Text.RegularExpressions;
using Kiwoom.Catalog;

namespace Kiwoom;

/// <summary>
/// The codes in a server's words: <c>[8005:Token이 유효하지 않습니다]</c>, <c>805004 … [CODE=8005, …]</c>, <c>[2000](RC4058:…)</c>, where
/// 2000 is a category again and the code behind it counts. Other numbers in brackets are stock codes, quantities, dates and times.
/// </summary>
internal static partial class RefusalWords
{
    private const string Category = "2000";

    /// <summary>The code that decides: one that the table has, before one that it lacks; empty where there is none.</summary>
    public static string FindCode(string message)
    {
        var best = "";
        if (!MayHaveCode(message))
        {
            return best;
        }

        foreach (Match match in CodePattern().Matches(message))
        {
            var code = match.Groups["code"].Value;
            if (ErrorTable.Find(code) is not null)
            {
                return code;
            }

            best = best is "" or Category || (IsRejection(code) && !IsRejection(best)) ? code : best;
        }

        return best;
    }

    /// <summary>Whether the words cannot be those of a success: they name a code that the table has, an RC code, or the category of those.</summary>
    public static bool NameRefusal(string message) =>
        FindCode(message) is { Length: > 0 } code && (code == Category || IsRejection(code) || ErrorTable.Find(code) is not null);

    /// <summary>The first RC code; empty where there is none.</summary>
    public static string FindRejection(string message) =>
        CodePattern().Matches(message).Select(match => match.Groups["code"].Value).FirstOrDefault(IsRejection) ?? "";

    /// <summary>How many requests the server allows (<c>유량=5</c>).</summary>
    public static int? FindLimit(string message) =>
        int.TryParse(LimitPattern().Match(message).Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // The words of nearly all answers are a success's, and no pattern is worth their time.
    private static bool MayHaveCode(string message) => message.AsSpan().ContainsAny("[(R");

    private static bool IsRejection(string code) => code.StartsWith("RC", StringComparison.Ordinal);

    // A lone [dddd] is a code only where the words begin, behind the number that the socket puts there; [dddd: anywhere, unless it is a time.
    [GeneratedRegex(
        """
        ^\s*([0-9]{6}\s+)?\[(?<code>[0-9]{4})[\],]
        | \[(?<code>[0-9]{4}):(?![0-9])
        | \[CODE=(?<code>[0-9]{4})(?![0-9])
        | (?<=\[2000\]\s*)\((?<code>[0-9]{4}):
        | (^\s*|[\[(])(?<code>RC[0-9]{4,})(?![0-9A-Za-z])
        """,
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"유량\s*=\s*([0-9]{1,6})", RegexOptions.CultureInvariant)]
    private static partial Regex LimitPattern();
}

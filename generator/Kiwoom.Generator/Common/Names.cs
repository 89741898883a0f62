using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Kiwoom.Generator.Common;

/// <summary>C# names: checks and conversions.</summary>
internal static class Names
{
    /// <summary>Whether a name can be a public C# name: an identifier in PascalCase, ASCII, no keyword.</summary>
    public static bool IsPascalCase(string name)
    {
        if (name.Length == 0 || name[0] is < 'A' or > 'Z')
        {
            return false;
        }

        foreach (var c in name)
        {
            if (c is not ((>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9')))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary><c>StockCode</c> → <c>stockCode</c>, with <c>@</c> before a keyword.</summary>
    public static string ToCamelCase(string name)
    {
        var camel = char.ToLowerInvariant(name[0]) + name.Substring(1);
        return SyntaxFacts.GetKeywordKind(camel) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(camel) != SyntaxKind.None
            ? "@" + camel
            : camel;
    }

    /// <summary><c>AccumulatedVolume</c> → <c>Accumulated volume</c>: the English of a C# name.</summary>
    public static string ToWords(string name)
    {
        var words = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            var startsWord = i > 0 &&
                ((char.IsUpper(c) && !char.IsUpper(name[i - 1])) ||
                 (char.IsDigit(c) && !char.IsDigit(name[i - 1])) ||
                 (char.IsUpper(c) && i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
            {
                words.Append(' ');
            }

            var isAcronym = char.IsUpper(c) && i + 1 < name.Length && char.IsUpper(name[i + 1]);
            words.Append(startsWord && !isAcronym ? char.ToLowerInvariant(c) : c);
        }

        return words.ToString();
    }

    /// <summary>The candidate closest to a mistyped word, or null when none is near.</summary>
    public static string? Closest(string word, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = Math.Max(2, word.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            var distance = Distance(word, candidate);
            var isAlike = distance * 2 <= Math.Max(word.Length, candidate.Length);
            if (isAlike && distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>How many letters one has to be changed, added or taken away to be the other.</summary>
    public static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j] + 1, row[j - 1] + 1));
            }
        }

        return row[b.Length];
    }
}

using System.Globalization;
using System.Text;

namespace Kiwoom.Generator.Spec;

/// <summary>A wire name with a counter in it: <c>sel_{n}th_pre_bid</c>, or <c>{40+n}</c> where columns count from a base.</summary>
internal sealed class ColumnPattern
{
    private readonly List<(string Text, int? Base)> _parts;

    private ColumnPattern(List<(string Text, int? Base)> parts) => _parts = parts;

    /// <summary>Whether the levels differ at all.</summary>
    public bool Varies => _parts.Exists(part => part.Base is not null);

    public static bool TryParse(string pattern, out ColumnPattern? parsed, out string? error)
    {
        var parts = new List<(string, int?)>();
        (parsed, error) = (null, null);
        var position = 0;
        while (position < pattern.Length)
        {
            var open = pattern.IndexOf('{', position);
            var stray = pattern.IndexOf('}', position);
            if (stray >= 0 && (open < 0 || stray < open))
            {
                error = $"'{pattern}' has a '}}' without its '{{'";
                return false;
            }

            if (open < 0)
            {
                parts.Add((pattern.Substring(position), null));
                break;
            }

            if (stray < 0)
            {
                error = $"'{pattern}' has a '{{' without its '}}'";
                return false;
            }

            parts.Add((pattern.Substring(position, open - position), null));
            var inside = pattern.Substring(open + 1, stray - open - 1);
            if (ParseCounter(inside) is not { } counterBase)
            {
                error = $"'{{{inside}}}' is not a counter; write {{n}}, or {{40+n}} to count from 41";
                return false;
            }

            parts.Add(("", counterBase));
            position = stray + 1;
        }

        parsed = new ColumnPattern(parts);
        return true;
    }

    /// <summary>The name of a level; levels count from 1.</summary>
    public string Expand(int level)
    {
        var name = new StringBuilder();
        foreach (var (text, counterBase) in _parts)
        {
            name.Append(counterBase is { } start ? (start + level).ToString(CultureInfo.InvariantCulture) : text);
        }

        return name.ToString();
    }

    private static int? ParseCounter(string text)
    {
        if (text == "n")
        {
            return 0;
        }

        return text.EndsWith("+n", StringComparison.Ordinal) &&
            int.TryParse(text.Substring(0, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            ? start
            : null;
    }
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kiwoom.Spec.Document;

/// <summary>Reads the examples, which are JSON as people write it: comments, single quotes, lines that break within a text.</summary>
internal static partial class DocumentExample
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, AllowDuplicateProperties = false, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The names of all elements; they wrap over lines too.</summary>
    public static IEnumerable<string> Keys(string example) =>
        Key().Matches(example).Select(match => RowName.WithoutSpace(match.Groups["key"].Value)).Distinct(StringComparer.Ordinal);

    /// <summary>The objects that an example holds, in its order, values untouched; null where one cannot be read.</summary>
    public static IReadOnlyList<JsonObject>? Read(string example)
    {
        var objects = new List<JsonObject>();
        foreach (var part in Split(Repair(example)))
        {
            try
            {
                if (JsonNode.Parse(part, documentOptions: Lenient) is not JsonObject read)
                {
                    return null;
                }

                objects.Add(read);
            }
            catch (JsonException)
            {
                return null;
            }
        }

        return objects;
    }

    /// <summary>Texts in double quotes on one line, without the comment lines between them.</summary>
    private static string Repair(string example)
    {
        var text = new StringBuilder();
        var quote = '\0';
        foreach (var line in example.Split('\n').Where(line => !line.TrimStart().StartsWith('#')))
        {
            foreach (var c in line)
            {
                if (quote == '\0' && c is '"' or '\'')
                {
                    quote = c;
                    text.Append('"');
                }
                else if (c == quote)
                {
                    quote = '\0';
                    text.Append('"');
                }
                else
                {
                    text.Append(c is '“' or '”' && quote == '\0' ? '"' : c);
                }
            }

            if (quote == '\0')
            {
                text.Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>One part an object that stands by itself.</summary>
    private static IEnumerable<string> Split(string text)
    {
        var (depth, start, isText) = (0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            isText ^= text[i] == '"' && (i == 0 || text[i - 1] != '\\');
            if (isText || text[i] is not ('{' or '}'))
            {
                continue;
            }

            start = depth == 0 && text[i] == '{' ? i : start;
            depth += text[i] == '{' ? 1 : -1;
            if (depth == 0)
            {
                yield return text[start..(i + 1)];
            }
        }

        if (depth != 0)
        {
            yield return text[start..];
        }
    }

    [GeneratedRegex("""["'](?<key>[A-Za-z0-9_\-\s]+?)["']\s*:""")]
    private static partial Regex Key();
}

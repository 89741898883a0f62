using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Kiwoom.Spec.Document;

/// <summary>
/// Reads the tables and examples out of the PDF's text: the one reader of the document. Names wrap over lines and pages. It knows
/// nothing of the descriptors.
/// </summary>
internal sealed partial class DocumentReader
{
    private readonly string[] _lines;

    private readonly IReadOnlySet<string> _words;

    private DocumentReader(string text, IReadOnlySet<string> words)
    {
        _lines = text.ReplaceLineEndings("\n").Split('\n');
        _words = words;
    }

    /// <param name="text">The document.</param>
    /// <param name="words">Wire names that are known, which help to tell an element from its Korean name where no example has it.</param>
    public static IReadOnlyList<DocumentEndpoint> ReadEndpoints(string text, IReadOnlySet<string>? words = null) =>
        new DocumentReader(text, words ?? new HashSet<string>()).Read();

    /// <summary>The ids of the table of contents.</summary>
    public static IReadOnlyList<string> ReadContents(string text) =>
        [.. ContentsPattern().Matches(text[..text.IndexOf("API 정보", StringComparison.Ordinal)]).Select(match => match.Groups["id"].Value)];

    /// <summary>The common error codes at the document's end.</summary>
    public static IReadOnlyDictionary<int, string> ReadErrors(string text)
    {
        var start = text.LastIndexOf("오류코드 오류메시지", StringComparison.Ordinal);
        if (start < 0)
        {
            return new Dictionary<int, string>();
        }

        // Nothing stands behind the table in the document that there is; in another one, endpoints may.
        var end = text.IndexOf("API 정보", start, StringComparison.Ordinal);
        var table = text[start..(end < 0 ? text.Length : end)];
        var errors = new Dictionary<int, string>();
        var last = 0;
        foreach (var line in table.Split('\n').Select(line => line.Trim()))
        {
            if (ErrorPattern().Match(line) is { Success: true } match)
            {
                last = int.Parse(match.Groups["code"].ValueSpan, CultureInfo.InvariantCulture);
                errors[last] = match.Groups["message"].Value;
            }
            else if (last != 0 && line.Length > 0 && !PagePattern().IsMatch(line) && !line.Contains("오류코드", StringComparison.Ordinal))
            {
                errors[last] += " " + line;
            }
        }

        return errors;
    }

    private List<DocumentEndpoint> Read()
    {
        var starts = Enumerable.Range(0, _lines.Length).Where(i => _lines[i].Trim() == "API 정보").ToList();
        return [.. starts.Select((start, i) => ReadEndpoint(start, i + 1 < starts.Count ? starts[i + 1] : _lines.Length))];
    }

    private DocumentEndpoint ReadEndpoint(int start, int end)
    {
        var id = Value(start, end, "API ID ");
        var name = Value(start, end, "API 명 ");
        var path = Value(start, end, "URL ");
        var request = Find(start, end, "Request");
        var response = Find(request + 1, end, "Response");
        var requestExample = Find(response + 1, end, "Request Example");
        var responseExample = Find(requestExample + 1, end, "Response Example");
        var examples = (Request: ReadExample(requestExample, responseExample), Response: ReadExample(responseExample, end));
        var shown = DocumentExample.Keys(examples.Request + examples.Response).ToHashSet(StringComparer.Ordinal);
        var known = shown.Concat(_words).ToHashSet(StringComparer.Ordinal);
        return new DocumentEndpoint(id, name, path, ReadRows(request, response, known, shown), ReadRows(response, requestExample, known, shown))
        {
            Line = start + 1,
            Menu = MenuPattern().Match(Value(start, end, "메뉴 위치 ")).Groups["menu"].Value,
            Overview = ReadOverview(start, request),
            RequestExample = examples.Request,
            ResponseExample = examples.Response,
        };
    }

    private string ReadOverview(int start, int end)
    {
        var heading = Array.FindIndex(_lines, start, end - start, text => text.Trim() == "개요");
        return heading < 0 ? "" : string.Join(' ', _lines[(heading + 1)..end].Where(line => !IsPageFurniture(line)).Select(line => line.Trim()).Where(line => line.Length > 0));
    }

    private string ReadExample(int start, int end) => start >= end
        ? ""
        : string.Join('\n', _lines[(start + 1)..end].Where(line => line.Trim() is { Length: > 0 } text && text is not ("Request Example" or "Response Example") && !PagePattern().IsMatch(text)));

    private string Value(int start, int end, string label)
    {
        var line = Array.FindIndex(_lines, start, end - start, text => text.StartsWith(label, StringComparison.Ordinal));
        return line < 0 ? "" : _lines[line][label.Length..].Trim();
    }

    private int Find(int start, int end, string heading)
    {
        var line = start >= end ? -1 : Array.FindIndex(_lines, start, end - start, text => text == heading || text == " " + heading);
        return line < 0 ? end : line;
    }

    private List<DocumentRow> ReadRows(int start, int end, IReadOnlySet<string> known, HashSet<string> shown)
    {
        var rows = new List<DocumentRow>();
        var text = new StringBuilder();
        var (firstLine, isBody) = (0, false);
        for (var i = start + 1; i <= end; i++)
        {
            var line = i < end ? _lines[i] : "Body";
            if (IsPageFurniture(line))
            {
                // What follows a page break belongs to the row before it: a mark says where it was.
                text.Append(" \f ");
                continue;
            }

            if (line.StartsWith("Body", StringComparison.Ordinal) || line.StartsWith("Header ", StringComparison.Ordinal))
            {
                if (isBody && ParseRow(text.ToString(), firstLine, known) is { } row)
                {
                    rows.Add(row with { IsInExample = shown.Count == 0 || shown.Contains(row.Wire) });
                }

                text.Clear();
                (firstLine, isBody) = (i + 1, line.StartsWith("Body", StringComparison.Ordinal));
            }

            text.Append(line).Append('\n');
        }

        return rows;
    }

    private static bool IsPageFurniture(string line)
    {
        var text = line.Trim();
        return text is "Response" or "Request" or "d Length Description" || PagePattern().IsMatch(text) ||
            text.StartsWith("구분 Element 한글명 Type Require", StringComparison.Ordinal);
    }

    private static DocumentRow? ParseRow(string text, int line, IReadOnlySet<string> known)
    {
        var match = RowPattern().Match(text);
        if (!match.Success)
        {
            // A caption inside a table, such as ka10173's "Body 조회 데이터".
            return null;
        }

        var dashes = DashesPattern().Match(match.Groups["name"].Value).Value;

        // The last letters of a name that a page break cut stand behind the row, alone.
        var rest = match.Groups["rest"].Value;
        var tail = rest.Contains('\f', StringComparison.Ordinal) ? TailPattern().Match(rest) : Match.Empty;
        var name = RowName.Split(
            match.Groups["name"].Value[dashes.Length..], tail.Groups["ascii"].Value, WhiteSpacePattern().Replace(tail.Groups["korean"].Value, ""), known);
        var length = match.Groups["length"];
        return new DocumentRow(
            dashes.Count(c => c == '-'),
            name.Wire,
            name.Korean,
            match.Groups["type"].Value,
            match.Groups["required"].Value,
            length.Success ? int.Parse(length.ValueSpan, CultureInfo.InvariantCulture) : 0,
            line)
        {
            IsProven = name.IsProven,
            Description = WhiteSpacePattern().Replace(tail.Success ? rest[..tail.Index] : rest, " ").Trim(),
        };
    }

    [GeneratedRegex(@"^ ?\d+ (?<id>[0-9A-Za-z]{2,7}) \S", RegexOptions.Multiline)]
    private static partial Regex ContentsPattern();

    [GeneratedRegex(@"^\d+ (?<code>\d{4}) (?<message>.+)$")]
    private static partial Regex ErrorPattern();

    [GeneratedRegex(@"^\d+ / \d+$|^키움 REST API$")]
    private static partial Regex PagePattern();

    [GeneratedRegex(@"^Body\s+(?<name>.*?)\s(?<type>String|LIST|Object)(?:\s+(?<required>[YN])(?=\s|$))?(?:\s+(?<length>\d+)(?=\s|$)(?!\s*:))?(?<rest>.*)$", RegexOptions.Singleline)]
    private static partial Regex RowPattern();

    [GeneratedRegex(@"\f\s*(?<ascii>[a-z0-9_]*)\s*(?<korean>[가-힣()]{0,8})\s*$")]
    private static partial Regex TailPattern();

    [GeneratedRegex(@"^[-\s]*")]
    private static partial Regex DashesPattern();

    [GeneratedRegex(@"^(?<menu>.*?)\s*>\s*[^>]*$")]
    private static partial Regex MenuPattern();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpacePattern();
}

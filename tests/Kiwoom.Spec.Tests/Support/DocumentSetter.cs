using System.Globalization;
using System.Text;

namespace Kiwoom.Spec.Tests.Support;

/// <summary>
/// Writes a document as pdftotext writes the real one: each line followed by a blank one, columns that wrap within words, pages that break
/// within tables and examples.
/// </summary>
internal sealed class DocumentSetter
{
    private const int LinesOfAPage = 37;
    private const int WireColumn = 20;
    private const int KoreanColumn = 9;

    private readonly StringBuilder _text = new();
    private string _heading = "";
    private int _line;
    private int _page = 1;

    public static string Set(PlainDocument document)
    {
        var setter = new DocumentSetter();
        setter.SetContents(document);
        foreach (var endpoint in document.Endpoints)
        {
            setter.SetEndpoint(endpoint);
        }

        setter.SetErrors(document);
        return setter._text.ToString();
    }

    private void SetContents(PlainDocument document)
    {
        foreach (var (endpoint, i) in document.Endpoints.Select((endpoint, i) => (endpoint, i)))
        {
            _text.Append(CultureInfo.InvariantCulture, $" {i + 1} {endpoint.ApiId} {endpoint.Name} {endpoint.Menu.Replace(" > ", " ", StringComparison.Ordinal)} {i + 10}\n\n");
        }
    }

    private void SetEndpoint(PlainEndpoint endpoint)
    {
        _heading = "";
        Write(" 키움 REST API");
        Write("API 정보");
        Write($"메뉴 위치 {endpoint.Menu} > {endpoint.Name}({endpoint.ApiId})");
        Write($"API 명 {endpoint.Name}");
        Write($"API ID {endpoint.ApiId}");
        Write("기본정보");
        Write("Method POST");
        Write($"URL {endpoint.Path}");
        Write("Format JSON");
        Write("개요");
        SetTable("Request", endpoint.Request);
        SetTable("Response", endpoint.Response);
        SetExample("Request Example", endpoint.Request);
        SetExample("Response Example", endpoint.Response);
    }

    private void SetTable(string heading, List<PlainRow> rows)
    {
        _heading = heading;
        Write(heading);
        WriteColumns();
        Write("Header api-id TR명 String Y 10");
        foreach (var row in rows)
        {
            var dashes = string.Concat(Enumerable.Repeat("- ", row.Depth));
            var tail = $" {row.Type} {row.Required}{(row.Length > 0 ? " " + row.Length.ToString(CultureInfo.InvariantCulture) : "")}{(row.Description.Length > 0 ? " " + row.Description : "")}";
            var lines = Wrap(row.Wire, WireColumn, '_').Concat(Wrap(row.Korean, KoreanColumn, ' ')).ToList();
            if (lines.Count == 2)
            {
                Write($"Body {dashes}{lines[0]} {lines[1]}{tail}");
                continue;
            }

            Write($"Body {dashes}{lines[0]}");
            foreach (var line in lines[1..^1])
            {
                WriteOnPage(line);
            }

            WriteOnPage(lines[^1] + tail);
        }
    }

    private void SetExample(string heading, List<PlainRow> rows)
    {
        _heading = heading;
        Write(heading);
        Write("{");
        SetObject(rows, 0, 0, rows.Count);
        Write("}");
    }

    private void SetObject(List<PlainRow> rows, int depth, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (rows[i].Depth != depth)
            {
                continue;
            }

            var end = i + 1;
            while (end < to && rows[end].Depth > depth)
            {
                end++;
            }

            var comma = Enumerable.Range(i + 1, to - i - 1).Any(n => rows[n].Depth == depth) ? "," : "";
            if (rows[i].Type == "LIST")
            {
                Write($"\"{rows[i].Wire}\": [");
                Write("{");
                SetObject(rows, depth + 1, i + 1, end);
                Write("}");
                Write($"]{comma}");
            }
            else
            {
                Write($"\"{rows[i].Wire}\": \"\"{comma}");
            }
        }
    }

    private void SetErrors(PlainDocument document)
    {
        _heading = "";
        Write("No, 오류코드 오류메시지");
        foreach (var ((code, message), i) in document.Errors.Select((error, i) => (error, i)))
        {
            Write(string.Create(CultureInfo.InvariantCulture, $"{i + 1} {code} {message}"));
        }
    }

    private void WriteColumns()
    {
        WriteOnPage("구분 Element 한글명 Type Require");
        WriteOnPage("d Length Description");
    }

    private void Write(string line)
    {
        if (_line >= LinesOfAPage)
        {
            _line = 0;
            WriteOnPage(string.Create(CultureInfo.InvariantCulture, $"{_page++} / 528"));
            if (_heading.Length > 0)
            {
                WriteOnPage(" " + _heading);
                if (_heading is "Request" or "Response")
                {
                    WriteColumns();
                }
            }
        }

        WriteOnPage(line);
    }

    private void WriteOnPage(string line)
    {
        _line++;
        _text.Append(line).Append("\n\n");
    }

    /// <summary>Parts a text into pieces of a column's width, behind the last mark that fits, or within a word.</summary>
    private static IEnumerable<string> Wrap(string text, int width, char mark)
    {
        while (text.Length > width)
        {
            var at = text.LastIndexOf(mark, width - 1);
            at = mark == '_' ? (at > 0 ? at + 1 : width) : width;

            // A line does not begin with a blank.
            at += mark == ' ' && text[at] == ' ' ? -1 : 0;
            yield return text[..at];
            text = text[at..];
        }

        yield return text;
    }
}

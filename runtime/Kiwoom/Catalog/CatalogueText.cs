using System.Globalization;
using System.Text;
using Kiwoom.Serialization;

namespace Kiwoom.Catalog;

/// <summary>
/// Reads what emitted code says of an endpoint. A text is a tenth of the code that would make these objects, and trimming takes it away where
/// nobody asks the catalogue. Its lines have columns behind tabs: the endpoint's own first, then an element a line; an empty line
/// ends the request, the response and the values, and <c>)</c> the rows of a list.
/// </summary>
/// <param name="text">The lines.</param>
/// <param name="tables">The code tables by name.</param>
internal sealed class CatalogueText(ReadOnlySpan<byte> text, IReadOnlyDictionary<string, CodeTable> tables)
{
    private const string EndOfRows = ")";

    private static readonly IReadOnlyDictionary<string, int> NoItems = new Dictionary<string, int>();

    private readonly string[] _lines = Encoding.UTF8.GetString(text).Split('\n');
    private int _line;

    public EndpointInfo Read()
    {
        var columns = new TextColumns(_lines[_line++]);
        return new EndpointInfo
        {
            ApiId = columns.Next(),
            KoreanName = columns.Next(),
            Summary = columns.Next(),
            Kind = Enum.Parse<EndpointKind>(columns.Next()),
            Area = columns.Next(),
            Method = columns.Next(),
            Path = columns.Next(),
            RequestType = columns.NextOrNull(),
            ResponseType = columns.NextOrNull(),
            MessageType = columns.NextOrNull(),
            Trnm = columns.NextOrNull(),
            PagedList = columns.NextOrNull(),
            Origin = columns.NextOrNull(),
            LookUp = columns.NextOrNull()?.Split(' ') ?? [],
            NotOnMock = columns.NextOrNull() is { } code ? new MockRefusal(code, Enum.Parse<Origin>(columns.Next())) : null,
            Request = ReadElements(""),
            Response = ReadElements(""),
            Values = ReadElements(""),
        };
    }

    private List<FieldInfo> ReadElements(string end)
    {
        var elements = new List<FieldInfo>();
        while (_lines[_line] != end)
        {
            elements.Add(ReadElement());
        }

        _line++;
        return elements;
    }

    /// <summary>Wire name, Korean name, C# name and type, and behind them whatever else there is to say, each with a letter in front.</summary>
    private FieldInfo ReadElement()
    {
        var columns = new TextColumns(_lines[_line++]);
        var element = new FieldInfo(columns.Next(), columns.Next(), columns.Next(), (FieldType)(columns.Next()[0] - 'a')) { ScaleByItem = NoItems };
        while (!columns.IsAtEnd)
        {
            var detail = columns.Next();
            element = With(element, detail[0], detail[1..]);
        }

        return element.Type == FieldType.Rows ? element with { Rows = ReadElements(EndOfRows) } : element;
    }

    private FieldInfo With(FieldInfo element, char what, string value) => what switch
    {
        'R' => element with { Required = true },
        'l' => element with { MaxLength = Number(value) },
        'x' => element with { Scale = Number(value) },
        'n' => element with { MaxValues = Number(value) },
        'u' => element with { Unit = value },
        't' => element with { Times = long.Parse(value, CultureInfo.InvariantCulture) },
        'M' => element with { IsMagnitude = true },
        's' => element with { SignBy = value },
        'o' => element with { Origin = value },
        'i' => element with { ScaleByItem = value.Split(';').Select(item => item.Split('=')).ToDictionary(pair => pair[0], pair => Number(pair[1])) },
        'p' => element with { Separator = value },
        'k' => element with { Constant = value, Codes = new CodeTable("", element.KoreanName, [new CodeEntry(value, "", "")]) },
        'c' => element with { Codes = tables[value] },
        'd' => element with { Default = value },
        'f' => element with { Codes = Flag(element.KoreanName, value.Split('/')) },
        'q' => element with { Role = Enum.Parse<OrderRole>(value) },
        'D' => element with { Decimals = Number(value) },
        'Z' => element with { AllowsZero = true },
        'V' => element with { Verified = false },
        'r' => element with { Reason = value },
        _ => throw new InvalidOperationException($"'{what}' says nothing of {element}."),
    };

    private static CodeTable Flag(string koreanName, string[] codes) =>
        new("", koreanName, [new CodeEntry(codes[0], "true", ""), new CodeEntry(codes[1], "false", "")]);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

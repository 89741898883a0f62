using Kiwoom.Generator.Model;
using Kiwoom.Spec.Document;
using Kiwoom.Spec.Tool.Checking;
using Kiwoom.Spec.Tool.Diffing;

namespace Kiwoom.Spec.Tests.Support;

/// <summary>A document's content before it is set: tests change it, and <see cref="DocumentSetter"/> writes it as the PDF's text is.</summary>
internal sealed class PlainDocument
{
    public List<PlainEndpoint> Endpoints { get; } = [];

    public SortedDictionary<int, string> Errors { get; } = [];

    /// <summary>The document that says what a spec says.</summary>
    public static PlainDocument Of(BoundSpec spec)
    {
        var document = new PlainDocument();
        document.Endpoints.AddRange(spec.Endpoints.Select(endpoint => ToPlain(endpoint, spec)).OrderBy(endpoint => endpoint.ApiId, StringComparer.Ordinal));
        foreach (var error in spec.Errors.Items.Where(error => error.Origin == "Document"))
        {
            document.Errors.Add(int.Parse(error.Code, System.Globalization.CultureInfo.InvariantCulture), error.Message);
        }

        return document;
    }

    public PlainEndpoint Find(string apiId) => Endpoints.Single(endpoint => endpoint.ApiId == apiId);

    private static PlainEndpoint ToPlain(EndpointModel endpoint, BoundSpec spec)
    {
        var area = spec.Areas.Items.First(area => area.Name == endpoint.Area);
        var plain = new PlainEndpoint(endpoint.ApiId, endpoint.Korean, endpoint.Path, $"국내주식 > {area.Korean}");
        switch (endpoint.Kind)
        {
            case EndpointKind.Realtime:
                plain.Request.AddRange(Registration);
                plain.Response.AddRange(Frame(endpoint, spec));
                break;
            case EndpointKind.SocketCall:
                plain.Request.Add(new PlainRow(0, "trnm", "서비스명") { Description = endpoint.Trnm + " 고정값", Required = "Y", Length = 10 });
                plain.Request.AddRange(Rows(SpecNode.OfRequest(endpoint, spec), 0));
                plain.Response.AddRange([new PlainRow(0, "return_code", "결과코드"), new PlainRow(0, "return_msg", "결과메시지"), new PlainRow(0, "trnm", "서비스명")]);
                plain.Response.AddRange(Rows(SpecNode.OfMembers(endpoint.Response!.Members, endpoint, spec), 0));
                if (endpoint.Message is not null)
                {
                    plain.Response.AddRange(Frame(endpoint, spec));
                }

                break;
            default:
                plain.Request.AddRange(Rows(SpecNode.OfRequest(endpoint, spec), 0));
                plain.Response.AddRange(Rows(SpecNode.OfMembers(endpoint.Response!.Members, endpoint, spec), 0));
                break;
        }

        return plain;
    }

    private static IEnumerable<PlainRow> Registration =>
    [
        new PlainRow(0, "trnm", "서비스명") { Required = "Y", Length = 10, Description = "REG : 등록 , REMOVE : 해지" },
        new PlainRow(0, "grp_no", "그룹번호") { Required = "Y", Length = 4 },
        new PlainRow(0, "refresh", "기존등록유지여부") { Required = "Y", Length = 1 },
        new PlainRow(0, "data", "실시간 등록 리스트") { Type = "LIST" },
        new PlainRow(1, "item", "실시간 등록 요소") { Length = 100, Description = "거래소별 종목코드, 업종코드" },
        new PlainRow(1, "type", "실시간 항목") { Required = "Y", Length = 2, Description = "TR 명(0A,0B....)" },
    ];

    private static IEnumerable<PlainRow> Frame(EndpointModel endpoint, BoundSpec spec) =>
    [
        new PlainRow(0, "data", "실시간 등록리스트") { Type = "LIST" },
        new PlainRow(1, "type", "실시간항목"),
        new PlainRow(1, "name", "실시간 항목명"),
        new PlainRow(1, "item", "실시간 등록 요소"),
        new PlainRow(1, "values", "실시간 값 리스트") { Type = "LIST" },
        .. Rows(SpecNode.OfMembers(endpoint.Message!.Record.Members, endpoint, spec), 2),
    ];

    private static IEnumerable<PlainRow> Rows(IEnumerable<SpecNode> nodes, int depth) => nodes.SelectMany(node => Rows(node.Children, depth + 1).Prepend(
        new PlainRow(depth, node.Wire, node.Korean)
        {
            Type = node.IsList ? "LIST" : "String",
            Required = node.Field?.Required == true ? "Y" : "N",
            Length = node.Field?.Length ?? 0,
            Description = Describe(node),
        }));

    /// <summary>The codes as the document writes them; nothing where a label makes another table of it.</summary>
    private static string Describe(SpecNode node)
    {
        var codes = node.Codes.Where(code => code is { IsAlias: false, Origin: null }).ToList();
        var text = codes is [{ Name: "Constant" } only] ? (only.Wire.All(char.IsAsciiDigit) ? only.Wire + ":고정값" : only.Wire + " 고정값") : string.Join(", ", codes.Select(code => $"{code.Wire}:{code.Label}"));
        return codes.Select(code => code.Wire).ToHashSet().SetEquals(DocumentCodes.Read(text).Select(code => code.Wire)) ? text : "";
    }
}

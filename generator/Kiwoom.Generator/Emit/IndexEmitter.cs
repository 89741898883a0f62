using Kiwoom.Generator.Common;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>The names of one endpoint: all that the index files know of it.</summary>
internal sealed record EndpointName(string ApiId, string Area, string EndpointType, EndpointKind Kind, EquatableArray<string> Enums)
{
    /// <summary>Whether the client has a method for it.</summary>
    public bool HasMethod => Kind is EndpointKind.Query or EndpointKind.Order or EndpointKind.Token;
}

/// <summary>All names, for the files that list them.</summary>
internal sealed record SpecIndex(
    EquatableArray<EndpointName> Endpoints, EquatableArray<AreaModel> Areas, EquatableArray<string> Enums);

/// <summary>Writes what collects: the client's areas and the catalogue's lists.</summary>
internal static class IndexEmitter
{
    public static string EmitClient(SpecIndex index)
    {
        var code = CodeWriter.ForFile("spec/areas.yaml");
        code.Line("namespace Kiwoom");
        using (code.Open())
        {
            var used = index.Areas.Where(area => index.Endpoints.Any(endpoint => endpoint.Area == area.Name && endpoint.HasMethod)).ToList();
            using (code.Open("public sealed partial class KiwoomClient"))
            {
                for (var i = 0; i < used.Count; i++)
                {
                    if (i > 0)
                    {
                        code.Line();
                    }

                    AreaDocs(code, used[i]);
                    code.Line($"public {used[i].ClientType} {used[i].Name} => field ??= new {used[i].ClientType}(_transport);");
                }
            }

            foreach (var area in used)
            {
                code.Line();
                AreaDocs(code, area);
                using (code.Open($"public sealed partial class {area.ClientType}"))
                {
                    code.Line("private readonly global::Kiwoom.Http.KiwoomTransport _transport;");
                    code.Line();
                    code.Line($"internal {area.ClientType}(global::Kiwoom.Http.KiwoomTransport transport) => _transport = transport;");
                }
            }
        }

        return code.ToString();
    }

    public static string EmitCatalogue(SpecIndex index)
    {
        var code = CodeWriter.ForFile("the names of all descriptors");
        code.Line("namespace Kiwoom.Catalog");
        using (code.Open())
        {
            using var type = code.Open("public static partial class KiwoomCatalog");
            using (code.Open("private static partial void AddEndpoints(global::System.Action<global::System.ReadOnlySpan<byte>> add)"))
            {
                foreach (var endpoint in index.Endpoints)
                {
                    code.Line($"add(global::Kiwoom.Endpoints.{endpoint.EndpointType}.Description);");
                }
            }

            code.Line();
            code.Line("private static partial global::System.Type[] CodeTypes() =>");
            code.Line("[");
            using (code.Indent())
            {
                foreach (var name in index.Enums.Concat(index.Endpoints.SelectMany(endpoint => endpoint.Enums)).Distinct().OrderBy(name => name.Substring(name.LastIndexOf('.') + 1), StringComparer.Ordinal))
                {
                    code.Line($"typeof(global::Kiwoom.{name}),");
                }
            }

            code.Line("];");
        }

        code.Line();
        code.Line("namespace Kiwoom.Http");
        using (code.Open())
        {
            using var type = code.Open("internal static partial class ApiIds");
            var kinds = index.Endpoints.GroupBy(endpoint => endpoint.Kind).OrderBy(kind => kind.Key);
            EmitText(code, kinds.Select(kind => Literals.Columns([kind.Key.ToString(), .. kind.Select(endpoint => endpoint.ApiId)])));
        }

        return code.ToString();
    }

    public static string EmitErrors(EquatableArray<ErrorModel> errors)
    {
        var code = CodeWriter.ForFile("spec/errors.yaml");
        code.Line("namespace Kiwoom.Catalog");
        using (code.Open())
        {
            using var type = code.Open("internal static partial class ErrorTable");
            EmitText(code, errors.OrderBy(error => error.Code, StringComparer.Ordinal).Select(Error));
        }

        return code.ToString();
    }

    private static string Error(ErrorModel error) => Literals.Columns(
        error.Code, error.Message, error.Category, error.Repeat, error.OrderRepeat, error.Origin, error.Help, error.KoreanHelp, error.IsOverSocket ? "socket" : null);

    /// <summary>Lines that the library reads when it first needs one of them.</summary>
    private static void EmitText(CodeWriter code, IEnumerable<string> lines)
    {
        code.Line("private static partial global::System.ReadOnlySpan<byte> Text =>");
        using var indent = code.Indent();
        foreach (var line in lines)
        {
            code.Line(Literals.Utf8(line + "\n") + " +");
        }

        code.Line("\"\"u8;");
    }

    private static void AreaDocs(CodeWriter code, AreaModel area)
    {
        DocEmitter.Summary(code, area.Summary);
        code.Line($"/// <remarks>{Literals.Xml(area.Korean)}.</remarks>");
    }
}

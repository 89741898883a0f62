using Kiwoom.Generator.Common;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>The names of one endpoint: all that the index files know of it.</summary>
internal sealed record EndpointName(string ApiId, string Area, string EndpointType, bool HasMethod, bool IsPublic);

/// <summary>All names, for the files that list them.</summary>
internal sealed record SpecIndex(
    EquatableArray<EndpointName> Endpoints, EquatableArray<AreaModel> Areas, EquatableArray<string> CodesTypes);

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
            using (code.Open("public partial interface IKiwoomClient"))
            {
                code.Separate(used.Where(area => IsPublic(index, area)).Select(area => (Action<CodeWriter>)(code =>
                {
                    AreaDocs(code, area);
                    code.Line($"{area.InterfaceType} {area.Name} => throw global::Kiwoom.Testing.StandIn.Lacks({Literals.Quote("IKiwoomClient." + area.Name)});");
                })));
            }

            code.Line();
            using (code.Open("public sealed partial class KiwoomClient"))
            {
                code.Separate(used.Select(area => (Action<CodeWriter>)(code =>
                {
                    var isPublic = IsPublic(index, area);
                    code.Line("/// <inheritdoc/>");
                    code.Line($"{(isPublic ? "public" : "internal")} {(isPublic ? area.InterfaceType : area.ClientType)} {area.Name} => field ??= new {area.ClientType}(_transport);");
                })));
            }

            foreach (var area in used)
            {
                code.Line();
                EmitArea(code, area, IsPublic(index, area));
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
            EmitArray(code, "EndpointInfo", "CreateEndpoints", index.Endpoints.Select(endpoint => $"global::Kiwoom.Endpoints.{endpoint.EndpointType}.Describe()"));
            code.Line();
            EmitArray(code, "CodeTable", "CreateCodeTables", index.CodesTypes.Select(name => $"global::Kiwoom.Endpoints.{name}.Table"));
        }

        return code.ToString();
    }

    public static string EmitErrors(EquatableArray<ErrorModel> errors)
    {
        var code = CodeWriter.ForFile("spec/errors.yaml");
        code.Line("namespace Kiwoom.Catalog");
        using (code.Open())
        {
            using var type = code.Open("public static partial class KiwoomCatalog");
            EmitArray(code, "ErrorCode", "CreateErrorCodes", errors.OrderBy(error => error.Code, StringComparer.Ordinal).Select(Error));
        }

        return code.ToString();
    }

    /// <summary>Whether users see an area: not where nothing in it is for them.</summary>
    private static bool IsPublic(SpecIndex index, AreaModel area) =>
        index.Endpoints.Any(endpoint => endpoint.Area == area.Name && endpoint is { HasMethod: true, IsPublic: true });

    /// <summary>The interface that users call, and the client behind it.</summary>
    private static void EmitArea(CodeWriter code, AreaModel area, bool isPublic)
    {
        if (isPublic)
        {
            DocEmitter.Summary(code, area.Summary);
            code.Line($"/// <remarks>{Literals.Xml(area.Korean)}. A stand-in in a test implements what it is asked for; the rest throws <see cref=\"global::System.NotImplementedException\"/>.</remarks>");
            code.Line($"public partial interface {area.InterfaceType};");
            code.Line();
        }

        AreaDocs(code, area);
        using var type = code.Open($"internal sealed partial class {area.ClientType}{(isPublic ? $" : {area.InterfaceType}" : "")}");
        code.Line("private readonly global::Kiwoom.Http.KiwoomTransport _transport;");
        code.Line();
        code.Line($"internal {area.ClientType}(global::Kiwoom.Http.KiwoomTransport transport) => _transport = transport;");
    }

    private static string Error(ErrorModel error)
    {
        var details = $"Code = {Literals.Quote(error.Code)}, Message = {Literals.Quote(error.Message)}, Category = ErrorCategory.{error.Category}, " +
            $"Repeat = ErrorRepeat.{error.Repeat}, OrderRepeat = OrderRepeat.{error.OrderRepeat}, Origin = Origin.{error.Origin}, " +
            $"Help = {Literals.Quote(error.Help)}, KoreanHelp = {Literals.Quote(error.KoreanHelp)}";
        return $"new ErrorCode {{ {details}{(error.IsOverSocket ? ", IsOverSocket = true" : "")} }}";
    }

    private static void EmitArray(CodeWriter code, string type, string method, IEnumerable<string> items)
    {
        code.Line($"private static partial {type}[] {method}() =>");
        code.Line("[");
        using (code.Indent())
        {
            foreach (var item in items)
            {
                code.Line(item + ",");
            }
        }

        code.Line("];");
    }

    private static void AreaDocs(CodeWriter code, AreaModel area)
    {
        DocEmitter.Summary(code, area.Summary);
        code.Line($"/// <remarks>{Literals.Xml(area.Korean)}.</remarks>");
    }
}

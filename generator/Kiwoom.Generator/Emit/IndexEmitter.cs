using Kiwoom.Generator.Common;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>The names of one endpoint: all that the index files know of it.</summary>
internal sealed record EndpointName(string ApiId, string Area, string EndpointType, EndpointKind Kind, EquatableArray<string> Enums, EquatableArray<string> LookUp)
{
    /// <summary>Where an order or a token call goes, which no query may; null for others.</summary>
    public string? GuardedPath { get; init; }

    /// <summary>Whether the client has a method for it.</summary>
    public bool HasMethod => Kind is EndpointKind.Query or EndpointKind.Order or EndpointKind.Token;

    /// <summary>Whether users see it: the token calls are the client's own.</summary>
    public bool IsPublic => Kind != EndpointKind.Token;
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
        var used = index.Areas.Where(area => index.Endpoints.Any(endpoint => endpoint.Area == area.Name && endpoint.HasMethod)).ToList();
        code.Line("namespace Kiwoom");
        using (code.Open())
        {
            using (code.Open("public partial interface IKiwoomClient"))
            {
                code.Separate(used.Where(area => IsPublic(index, area)).Select(area => (Action<CodeWriter>)(code =>
                {
                    AreaDocs(code, area);
                    code.Line($"{Namespaces.Qualify(area.InterfaceType, area.Name)} {area.Name} => throw global::Kiwoom.Testing.StandIn.Lacks({Literals.Quote("IKiwoomClient." + area.Name)});");
                })));
            }

            code.Line();
            using (code.Open("public sealed partial class KiwoomClient"))
            {
                code.Separate(used.Select(area => (Action<CodeWriter>)(code =>
                {
                    var isPublic = IsPublic(index, area);
                    code.Line("/// <inheritdoc/>");
                    var (client, contract) = (Namespaces.Qualify(area.ClientType, area.Name), Namespaces.Qualify(area.InterfaceType, area.Name));
                    code.Line($"{(isPublic ? "public" : "internal")} {(isPublic ? contract : client)} {area.Name} => field ??= new {client}(_transport);");
                })));
            }
        }

        foreach (var area in used)
        {
            code.Line();
            code.Line($"namespace {Namespaces.Of(area.Name)}");
            using var space = code.Open();
            EmitArea(code, area, IsPublic(index, area));
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
                    code.Line($"typeof({name}),");
                }
            }

            code.Line("];");
        }

        code.Line();
        code.Line("namespace Kiwoom.Http");
        using (code.Open())
        {
            using var type = code.Open("internal static partial class ApiIds");
            EmitText(code, IdLines(index.Endpoints));
        }

        return code.ToString();
    }

    /// <summary>A line for each kind: its name and its ids, each order's with its path and the lists that it is looked up in.</summary>
    public static IEnumerable<string> IdLines(IEnumerable<EndpointName> endpoints) => endpoints
        .GroupBy(endpoint => endpoint.Kind)
        .OrderBy(kind => kind.Key)
        .Select(kind => Literals.Columns([kind.Key.ToString(), .. kind.Select(endpoint => string.Join(" ", new[] { endpoint.ApiId, endpoint.GuardedPath }.OfType<string>().Concat(endpoint.LookUp)))]));

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
        code.Line($"internal sealed partial class {area.ClientType}(global::Kiwoom.Http.KiwoomTransport transport) : global::Kiwoom.Http.AreaClient(transport){(isPublic ? $", {area.InterfaceType}" : "")};");
    }

    private static string Error(ErrorModel error) => Literals.Columns(
        error.Code, error.Message, error.Category, error.Repeat, error.OrderRepeat, error.Origin, error.Help, error.KoreanHelp, error.IsOverSocket ? "socket" : null, error.Meaning);

    /// <summary>Lines that the library reads when it first needs one of them.</summary>
    private static void EmitText(CodeWriter code, IEnumerable<string> lines)
    {
        code.Line("private static partial global::System.ReadOnlySpan<byte> Text =>");
        EmitLines(code, lines);
    }

    /// <summary>Lines as one text, which ends the statement.</summary>
    public static void EmitLines(CodeWriter code, IEnumerable<string> lines)
    {
        using var indent = code.Indent();
        foreach (var line in lines)
        {
            code.Line(Literals.Utf8(line + "\n") + " +");
        }

        code.Line("\"\"u8;");
    }

    /// <summary>What an area is.</summary>
    public static void AreaDocs(CodeWriter code, AreaModel area)
    {
        DocEmitter.Summary(code, area.Summary);
        code.Line($"/// <remarks>{Literals.Xml(area.Korean)}.</remarks>");
    }
}

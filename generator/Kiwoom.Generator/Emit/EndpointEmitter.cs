using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>Writes one endpoint's file: its client methods, its types, how they are read and written, and its catalogue entry.</summary>
internal static class EndpointEmitter
{
    public static string Emit(EndpointModel endpoint)
    {
        var code = CodeWriter.ForFile($"{(endpoint.IsAddition ? "" : "spec/…/")}{endpoint.ApiId}.yaml ({endpoint.Korean})");

        // Out here they come last: an 'Index' of the spec's own is meant where there is one.
        code.Line("using System;");
        code.Line("using System.Text.Json;");
        code.Line();
        if (endpoint.IsAddition)
        {
            EmitAddition(code, endpoint);
        }

        code.Line($"namespace {Namespaces.Of(endpoint.Area)}");
        using (code.Open())
        {
            code.Separate(PublicParts(endpoint));
        }

        code.Line();
        code.Line("namespace Kiwoom.Endpoints");
        using (code.Open())
        {
            foreach (var space in new[] { Namespaces.Of(endpoint.Area), "Kiwoom.Catalog", "Kiwoom.Http", "Kiwoom.Realtime", "Kiwoom.Serialization" }.Distinct())
            {
                code.Line($"using {space};");
            }

            code.Line();
            code.Separate(InternalParts(endpoint));
        }

        return code.ToString();
    }

    private static IEnumerable<Action<CodeWriter>> PublicParts(EndpointModel endpoint)
    {
        if (endpoint is { IsRestCall: true, IsAddition: false })
        {
            if (endpoint.IsPublic)
            {
                yield return code => MethodEmitter.EmitInterface(code, endpoint);
            }

            yield return code => MethodEmitter.EmitClass(code, endpoint);
        }

        if (endpoint is { Kind: EndpointKind.Realtime, IsAddition: false, Message: { } subscribed })
        {
            yield return code => RealtimeEmitter.EmitInterface(code, endpoint, subscribed);
            yield return code => RealtimeEmitter.EmitClass(code, endpoint, subscribed);
        }

        if (endpoint.HasRequest)
        {
            yield return code => RequestEmitter.EmitType(code, endpoint);
        }

        if (endpoint.Response is { } response && !endpoint.HasSharedResponse)
        {
            yield return code => RecordEmitter.EmitResponse(code, endpoint, response);
        }

        if (endpoint.Message is { } message)
        {
            yield return code => RecordEmitter.EmitMessage(code, endpoint, message);
        }

        foreach (var row in RowsOf(endpoint))
        {
            yield return code => RecordEmitter.EmitRow(code, endpoint, row);
        }

        foreach (var levels in endpoint.Records.SelectMany(record => record.Members.OfType<LevelsMember>()).Where(levels => !levels.IsShared))
        {
            yield return code => RecordEmitter.EmitLevel(
                code, endpoint.Access, levels.ItemType, $"One level of <c>{levels.Name}</c>.", [.. levels.Columns.Select(column => (column.Field, column.Pattern))]);
        }

        foreach (var table in endpoint.Enums)
        {
            yield return code => EnumEmitter.EmitType(code, table, endpoint.Access);
        }
    }

    /// <summary>The methods that a project adds: they are seen with the client itself.</summary>
    private static void EmitAddition(CodeWriter code, EndpointModel endpoint)
    {
        code.Line("namespace Kiwoom");
        using (code.Open())
        {
            foreach (var space in new[] { Namespaces.Of(endpoint.Area), "Kiwoom.Realtime" }.Distinct())
            {
                code.Line($"using {space};");
            }

            code.Line();
            if (endpoint is { Kind: EndpointKind.Realtime, Message: { } message })
            {
                RealtimeEmitter.EmitAddition(code, endpoint, message);
            }
            else
            {
                MethodEmitter.EmitAddition(code, endpoint);
            }
        }

        code.Line();
    }

    private static IEnumerable<Action<CodeWriter>> InternalParts(EndpointModel endpoint)
    {
        yield return code => EmitEndpoint(code, endpoint);
        if (endpoint.Message is { } message)
        {
            yield return code => ReaderEmitter.EmitMessageReader(code, message);
        }

        foreach (var rows in endpoint.Records.SelectMany(record => record.Members.OfType<RowsMember>()))
        {
            yield return code => ReaderEmitter.EmitRowReader(code, rows);
        }

    }

    private static IEnumerable<RecordModel> RowsOf(EndpointModel endpoint) =>
        endpoint.Records.SelectMany(record => record.Members.OfType<RowsMember>()).Select(rows => rows.Row);

    private static void EmitEndpoint(CodeWriter code, EndpointModel endpoint)
    {
        if (endpoint.Response is not { } response)
        {
            code.Line($"/// <summary>{endpoint.ApiId}: a realtime type.</summary>");
            using var realtime = code.Open($"internal static class {endpoint.EndpointType}");
            EmitMessages(code, endpoint);
            CatalogueEmitter.EmitDescription(code, endpoint);
            return;
        }

        var trnm = endpoint.Trnm is null ? "" : $", {Literals.Quote(endpoint.Trnm)}";
        var notOnMock = endpoint.NotOnMock is { } refusal ? $", notOnMock: {Literals.Quote(refusal.Code)}" : "";
        code.Line($"/// <summary>{endpoint.ApiId}: how requests are checked and written, and answers read.</summary>");
        using var type = code.Open(
            $"internal sealed class {endpoint.EndpointType}() : Endpoint<{endpoint.WireRequestType}, {response.TypeName}>" +
            $"({Literals.Quote(endpoint.ApiId)}, {Literals.Quote(endpoint.Path)}, EndpointKind.{endpoint.Kind}{trnm}{notOnMock})");
        code.Line($"public static readonly {endpoint.EndpointType} Instance = new();");
        code.Line();
        EmitMessages(code, endpoint);
        OrderEmitter.EmitNumber(code, endpoint);
        OrderEmitter.EmitPriceDoubt(code, endpoint);
        EmitSecrets(code, "SecretsOfRequest", endpoint.WireRequestType, endpoint.RequestSecrets.Select(field => field.Required ? field.Name : field.Name + " ?? default"));
        EmitSecrets(code, "SecretsOfAnswer", response.TypeName, endpoint.ResponseSecrets.Select(field => field.Name));
        RequestEmitter.EmitCheck(code, endpoint);
        code.Line();
        RequestEmitter.EmitWrite(code, endpoint);
        code.Line();
        ReaderEmitter.EmitResponseReader(code, response, endpoint.HasSharedResponse);
        code.Line();
        CatalogueEmitter.EmitDescription(code, endpoint);
    }

    /// <summary>What must not be shown of a request or an answer, wherever else it turns up.</summary>
    private static void EmitSecrets(CodeWriter code, string method, string type, IEnumerable<string> secrets)
    {
        var list = string.Join(", ", secrets.Select(secret => "from." + secret));
        if (list.Length > 0)
        {
            code.Line($"public override Secret[] {method}({type} from) => [{list}];");
            code.Line();
        }
    }

    private static void EmitMessages(CodeWriter code, EndpointModel endpoint)
    {
        if (endpoint.Message is { } message)
        {
            RealtimeEmitter.EmitType(code, message);
            code.Line();
        }
    }
}

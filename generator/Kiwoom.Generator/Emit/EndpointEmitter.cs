using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>Writes one endpoint's file: its client methods, its types, how they are read and written, and its catalogue entry.</summary>
internal static class EndpointEmitter
{
    public static string Emit(EndpointModel endpoint)
    {
        var code = CodeWriter.ForFile($"spec/…/{endpoint.ApiId}.yaml ({endpoint.Korean})");
        code.Line("namespace Kiwoom");
        using (code.Open())
        {
            MethodEmitter.Emit(code, endpoint);
            if (endpoint.HasRequest)
            {
                code.Line();
                RequestEmitter.EmitType(code, endpoint);
            }

            if (!endpoint.HasSharedResponse)
            {
                code.Line();
                RecordEmitter.EmitResponse(code, endpoint);
            }

            foreach (var row in endpoint.Response.SelfAndRows().Skip(1))
            {
                code.Line();
                RecordEmitter.EmitRow(code, endpoint, row);
            }

            foreach (var levels in endpoint.Response.SelfAndRows().SelectMany(record => record.Members.OfType<LevelsMember>()))
            {
                if (!levels.IsShared)
                {
                    code.Line();
                    RecordEmitter.EmitLevel(code, levels.ItemType, $"One level of <c>{levels.Name}</c>.", levels.Columns.Select(column => (column.Field, column.Pattern)));
                }
            }

            foreach (var table in endpoint.Enums)
            {
                code.Line();
                EnumEmitter.EmitType(code, table);
            }
        }

        code.Line();
        code.Line("namespace Kiwoom.Endpoints");
        using (code.Open())
        {
            code.Line("using System;");
            code.Line("using System.Text.Json;");
            code.Line("using Kiwoom.Catalog;");
            code.Line("using Kiwoom.Http;");
            code.Line("using Kiwoom.Serialization;");
            code.Line();
            EmitEndpoint(code, endpoint);
            foreach (var row in endpoint.Response.SelfAndRows().Skip(1))
            {
                code.Line();
                ReaderEmitter.EmitRowReader(code, row);
            }

            foreach (var table in endpoint.Enums)
            {
                code.Line();
                EnumEmitter.EmitCodes(code, table);
            }
        }

        return code.ToString();
    }

    private static void EmitEndpoint(CodeWriter code, EndpointModel endpoint)
    {
        code.Line($"/// <summary>{endpoint.ApiId}: how requests are checked and written, and answers read.</summary>");
        using var type = code.Open(
            $"internal sealed class {endpoint.EndpointType}() : Endpoint<{endpoint.WireRequestType}, {endpoint.Response.TypeName}>" +
            $"({Literals.Quote(endpoint.ApiId)}, {Literals.Quote(endpoint.Path)}, EndpointKind.{endpoint.Kind})");
        code.Line($"public static readonly {endpoint.EndpointType} Instance = new();");
        code.Line();
        RequestEmitter.EmitCheck(code, endpoint);
        code.Line();
        RequestEmitter.EmitWrite(code, endpoint);
        code.Line();
        ReaderEmitter.EmitResponseReader(code, endpoint);
        code.Line();
        CatalogueEmitter.EmitDescription(code, endpoint);
    }
}

using Kiwoom.Generator.Common;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>All that a project adds, by name.</summary>
internal sealed record SpecAdditions(
    EquatableArray<EndpointName> Endpoints, EquatableArray<RealtimeName> Realtime, EquatableArray<AreaModel> Areas, EquatableArray<string> Enums)
{
    public bool IsEmpty => Endpoints.Count == 0 && Enums.Count == 0 && Areas.Count == 0;
}

/// <summary>Writes what a project's spec adds beside its endpoints: its areas, and what the library is told before the first call.</summary>
internal static class AdditionEmitter
{
    private const string Contract = "global::Kiwoom.Additions";

    public static string Emit(SpecAdditions additions)
    {
        var code = CodeWriter.ForFile("the names of all descriptors");
        code.Line("namespace Kiwoom.Endpoints");
        using (code.Open())
        {
            code.Line("/// <summary>What this assembly's own spec adds to the library.</summary>");
            using var type = code.Open($"internal sealed class SpecAddition : {Contract}.SpecAddition");
            code.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
            code.Line("internal static void Register() => Register(new SpecAddition());");
            code.Line();
            code.Line("protected override global::System.ReadOnlySpan<byte> ApiIds =>");
            IndexEmitter.EmitLines(code, IndexEmitter.IdLines(additions.Endpoints));
            code.Line();
            code.Line($"protected override global::Kiwoom.Realtime.RealtimeType[] RealtimeTypes => [{string.Join(", ", additions.Realtime.Select(name => $"{name.EndpointType}.Messages"))}];");
            code.Line();
            var enums = additions.Enums.Concat(additions.Endpoints.SelectMany(endpoint => endpoint.Enums)).Distinct().OrderBy(name => name, StringComparer.Ordinal);
            code.Line($"protected override global::System.Type[] CodeTypes => [{string.Join(", ", enums.Select(name => $"typeof({name})"))}];");
            code.Line();
            using var method = code.Open("protected override void AddEndpoints(global::System.Action<global::System.ReadOnlySpan<byte>> add)");
            foreach (var endpoint in additions.Endpoints)
            {
                code.Line($"add({endpoint.EndpointType}.Description);");
            }
        }

        foreach (var area in additions.Areas)
        {
            code.Line();
            EmitArea(code, area);
        }

        return code.ToString();
    }

    private static void EmitArea(CodeWriter code, AreaModel area)
    {
        var client = Namespaces.Qualify(area.ClientType, area.Name);
        code.Line($"namespace {Namespaces.Of(area.Name)}");
        using (code.Open())
        {
            IndexEmitter.AreaDocs(code, area);
            using var type = code.Open($"public sealed class {area.ClientType} : {Contract}.AddedArea");
            code.Line($"internal {area.ClientType}(global::Kiwoom.IKiwoomClient client)");
            code.Line("    : base(client)");
            code.Open().Dispose();
        }

        code.Line();
        code.Line("namespace Kiwoom");
        using (code.Open())
        {
            code.Line($"/// <summary>The area <c>{area.Name}</c> of a client.</summary>");
            code.Line(Literals.Hidden);
            using var type = code.Open($"public static class {area.Name}Area");
            using var extension = code.Open($"extension(global::Kiwoom.IKiwoomClient {EndpointModel.Receiver})");
            IndexEmitter.AreaDocs(code, area);
            code.Line($"public {client} {area.Name} => new {client}({EndpointModel.Receiver});");
        }
    }
}

using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Spec;

/// <summary>Reads how Kiwoom's mock server refuses an id.</summary>
internal static class MockRefusalReader
{
    private static readonly string[] Keys = ["code", "origin"];

    /// <summary>The refusal; null where the mock server serves the id.</summary>
    public static MockRefusalModel? Read(MappingReader reader, DiagnosticBag diagnostics)
    {
        if (reader.SubMapping("notOnMock") is not { } mapping)
        {
            return null;
        }

        var refusal = new MappingReader(mapping, reader.LocationOf("notOnMock"), diagnostics, Keys);
        var code = refusal.RequiredText("code", "notOnMock");
        return code is not null && OriginReader.Read(refusal, "origin") is { } origin ? new MockRefusalModel(code, origin) : null;
    }
}

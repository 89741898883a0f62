using Kiwoom.Generator.Common;

namespace Kiwoom.Generator.Diagnostics;

/// <summary>Makes a mistake of an exception. Without this, the compiler would report a crash as a warning and go on without the client.</summary>
internal static class InternalErrors
{
    public static EquatableArray<DiagnosticInfo> Of(string path, Exception e)
    {
        var diagnostics = new DiagnosticBag();
        diagnostics.Add(SpecDiagnostics.InternalError, LocationInfo.StartOf(path), e.ToString().Replace("\r", "").Replace('\n', ' '));
        return diagnostics.ToArray();
    }
}

using Kiwoom.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Kiwoom.Generator.Spec;

/// <summary>An additional file and whose spec it belongs to.</summary>
internal sealed record SpecText(AdditionalText File, SpecRole Role)
{
    /// <summary>Whether the generator reads it. What a project names and cannot be read is an error, and not left out.</summary>
    public bool IsRead => Role == SpecRole.Project || (Role != SpecRole.None && SpecFile.IsSpec(File.Path));

    public SpecFile Parse(CancellationToken cancellation)
    {
        try
        {
            var file = new SpecFile(File.Path, File.GetText(cancellation)?.ToString() ?? "") { Role = Role };
            if (SpecFile.IsSpec(file.Path))
            {
                file.Read(new DiagnosticBag());
            }

            return file;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return SpecFile.Unreadable(File.Path, Role, InternalErrors.Of(File.Path, e));
        }
    }
}

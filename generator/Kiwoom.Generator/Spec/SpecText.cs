using Kiwoom.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Kiwoom.Generator.Spec;

/// <summary>An additional file and whose spec it belongs to.</summary>
internal sealed record SpecText(AdditionalText File, SpecRole Role)
{
    private const char Undecodable = '\uFFFD';

    // Code pages.
    private const int Utf8 = 65001;
    private const int Utf16 = 1200;
    private const int BigEndianUtf16 = 1201;

    /// <summary>Whether the generator reads it. What a project names and cannot be read is an error, and not left out.</summary>
    public bool IsRead => Role == SpecRole.Project || (Role != SpecRole.None && SpecFile.IsSpec(File.Path));

    public SpecFile Parse(CancellationToken cancellation)
    {
        try
        {
            var text = File.GetText(cancellation);
            if (SpecFile.IsSpec(File.Path) && text is not null && IsInAnotherEncoding(text))
            {
                return SpecFile.InAnotherEncoding(File.Path, Role);
            }

            var file = new SpecFile(File.Path, text?.ToString() ?? "") { Role = Role };
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

    // The compiler takes the machine's own encoding for bytes that are no UTF-8, and says which it took; others leave marks in their place.
    private static bool IsInAnotherEncoding(SourceText text) =>
        (text.Encoding is { } encoding && encoding.CodePage is not (Utf8 or Utf16 or BigEndianUtf16)) || text.ToString().IndexOf(Undecodable) >= 0;
}

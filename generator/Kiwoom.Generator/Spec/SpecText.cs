using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Kiwoom.Generator.Spec;

/// <summary>
/// What an additional file holds and whose spec it belongs to. Two of the same content are equal: a compiler that lives on brings every file
/// anew with each build, and what is equal is not parsed again.
/// </summary>
internal sealed record SpecText(string Path, SpecRole Role)
{
    private const char Undecodable = '\uFFFD';

    // Code pages.
    private const int Utf8 = 65001;
    private const int Utf16 = 1200;
    private const int BigEndianUtf16 = 1201;

    private SourceText? Text { get; init; }

    private EquatableArray<DiagnosticInfo> Mistakes { get; init; } = [];

    /// <summary>Whether the generator reads a file. What a project names and cannot be read is an error, and not left out.</summary>
    public static bool IsRead(string path, SpecRole role) => role == SpecRole.Project || (role != SpecRole.None && SpecFile.IsSpec(path));

    public static SpecText Read(AdditionalText file, SpecRole role, CancellationToken cancellation)
    {
        try
        {
            return new SpecText(file.Path, role) { Text = file.GetText(cancellation) };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new SpecText(file.Path, role) { Mistakes = InternalErrors.Of(file.Path, e) };
        }
    }

    public SpecFile Parse()
    {
        if (Mistakes.Count > 0)
        {
            return SpecFile.Unreadable(Path, Role, Mistakes);
        }

        try
        {
            if (SpecFile.IsSpec(Path) && Text is not null && IsInAnotherEncoding(Text))
            {
                return SpecFile.InAnotherEncoding(Path, Role);
            }

            var file = new SpecFile(Path, Text?.ToString() ?? "") { Role = Role };
            if (SpecFile.IsSpec(Path))
            {
                file.Read(new DiagnosticBag());
            }

            return file;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return SpecFile.Unreadable(Path, Role, InternalErrors.Of(Path, e));
        }
    }

    public bool Equals(SpecText? other) =>
        other is not null && Path == other.Path && Role == other.Role && Mistakes.Equals(other.Mistakes) && HasTextOf(other);

    public override int GetHashCode() => Path.GetHashCode();

    private bool HasTextOf(SpecText other) => Text is null || other.Text is null
        ? Text == other.Text
        : Text.ContentEquals(other.Text) && Text.Encoding?.CodePage == other.Text.Encoding?.CodePage;

    // The compiler takes the machine's own encoding for bytes that are no UTF-8, and says which it took; others leave marks in their place.
    private static bool IsInAnotherEncoding(SourceText text) =>
        (text.Encoding is { } encoding && encoding.CodePage is not (Utf8 or Utf16 or BigEndianUtf16)) || text.ToString().IndexOf(Undecodable) >= 0;
}

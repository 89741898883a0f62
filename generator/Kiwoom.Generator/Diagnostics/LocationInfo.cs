using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Kiwoom.Generator.Diagnostics;

/// <summary>A place in a spec file, as plain values: a <see cref="Location"/> would keep syntax alive.</summary>
internal sealed record LocationInfo(string Path, TextSpan Span, LinePositionSpan LineSpan)
{
    /// <summary>A file's first character, where nothing better can be told.</summary>
    public static LocationInfo StartOf(string path) => new(path, new TextSpan(0, 1), new LinePositionSpan(default, new LinePosition(0, 1)));

    public Location ToLocation() => Location.Create(Path, Span, LineSpan);
}

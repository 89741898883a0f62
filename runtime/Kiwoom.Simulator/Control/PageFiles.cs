using System.Collections.Frozen;

namespace Kiwoom.Simulator.Control;

/// <summary>The files of the page, which are inside the assembly: it needs nothing from elsewhere.</summary>
internal static class PageFiles
{
    private static readonly FrozenDictionary<string, (string Resource, string ContentType)> Names = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["/"] = ("page.index.html", "text/html;charset=UTF-8"),
        ["/page/page.js"] = ("page.page.js", "text/javascript;charset=UTF-8"),
        ["/page/page.css"] = ("page.page.css", "text/css;charset=UTF-8"),
        ["/page/lightweight-charts.js"] = ("page.lightweight-charts.js", "text/javascript;charset=UTF-8"),
        ["/page/lightweight-charts.LICENSE.txt"] = ("page.lightweight-charts.LICENSE.txt", "text/plain;charset=UTF-8"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The file at an address; null where there is none.</summary>
    public static PageFile? Find(string? path) =>
        path is not null && Names.TryGetValue(path, out var name) ? new PageFile(name.ContentType, Read(name.Resource)) : null;

    private static byte[] Read(string resource)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The simulator was built without {resource}.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}

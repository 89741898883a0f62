using Kiwoom.Spec.Document;
using Kiwoom.Spec.Tool.Checking;

namespace Kiwoom.Spec.Tool.Drafting;

/// <summary>The folder of a draft.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Name">The area's C# name; null for a new one.</param>
/// <param name="Line">The line that areas.yaml needs; empty for none.</param>
/// <param name="Mark">What is uncertain about it; empty for nothing.</param>
internal sealed record DraftArea(string Folder, string? Name, string Line, string Mark);

/// <summary>Finds the area of an endpoint by the document's menu.</summary>
internal sealed class AreaFinder(BoundSpec spec)
{
    public DraftArea Find(DocumentEndpoint endpoint)
    {
        var menu = endpoint.Menu.Split('>', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var last = menu.LastOrDefault() ?? "";
        var known = spec.Areas.Items.FirstOrDefault(area => area.Korean == last);
        if (DraftContext.IsKnownMarket(endpoint))
        {
            return known is not null
                ? new DraftArea(known.Folder, known.Name, "", "")
                : NewArea(last.Length > 0 ? last : endpoint.Path, LastPart(endpoint.Path), endpoint.Menu);
        }

        // Another market has areas of its own, though they are called the same.
        var parts = endpoint.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var market = parts is ["api", var root, ..] ? root : parts.FirstOrDefault() ?? "other";
        return NewArea(last, $"{market}-{known?.Folder ?? LastPart(endpoint.Path)}", endpoint.Menu);
    }

    private static DraftArea NewArea(string korean, string name, string menu)
    {
        var folder = string.Concat(name.ToLowerInvariant().Where(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
        folder = folder.Length > 0 && char.IsAsciiLetter(folder[0]) ? folder : "area" + folder;
        var csharp = string.Concat(folder.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
        return new DraftArea(
            folder,
            null,
            $"{folder}: {{ as: {csharp}, ko: {Yaml.Text(korean)}, summary: {Yaml.Text(menu.Replace('>', '/'))} }} {Draft.Mark}a new area: name it and say what it is ({menu})\n",
            $"TODO the menu has it at '{menu}', which is no area of the spec: {folder} is a proposal");
    }

    private static string LastPart(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "new";
}

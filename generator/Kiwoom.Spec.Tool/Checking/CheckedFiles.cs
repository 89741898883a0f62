using Kiwoom.Generator.Spec;

namespace Kiwoom.Spec.Tool.Checking;

/// <summary>What a check reads, and what it takes of the folders that are named.</summary>
/// <param name="Files">All files, those too that only clash.</param>
/// <param name="Taken">The folders that are named, each with what is checked in it: how many files, or the spec's folder.</param>
/// <param name="LeftOut">YAML files below these folders that are meant for something else.</param>
internal sealed record CheckedFiles(IReadOnlyList<SpecFile> Files, IReadOnlyList<TakenFolder> Taken, IReadOnlyList<string> LeftOut)
{
    /// <summary>The spec, and beside it the files that are named and no part of it: a project's own, as its build reads them.</summary>
    /// <param name="folder">The spec.</param>
    /// <param name="wanted">Whole paths of files and folders.</param>
    public static CheckedFiles Read(string folder, IReadOnlyList<string> wanted)
    {
        var spec = SpecFolder.Read(folder);
        var taken = new List<TakenFolder>();
        var leftOut = new List<string>();
        var others = new List<string>();
        foreach (var path in wanted.Where(path => !SpecFolder.IsWithin(path, folder)))
        {
            if (!Directory.Exists(path))
            {
                others.Add(path);
            }
            else if (SpecFolder.IsWithin(folder, path))
            {
                // Whoever names the folder around a spec means the spec: what else lies there is of other projects.
                taken.Add(new TakenFolder(path, folder, spec.Count));
            }
            else
            {
                var files = SpecFolder.YamlFilesBelow(path).ToLookup(SpecFolder.IsMeantForSpec);
                if (!files[true].Any())
                {
                    throw new UsageException(files[false].Any()
                        ? $"{path} has no descriptor among its YAML files: nothing would be checked"
                        : $"{path} has no .yaml or .yml: nothing would be checked");
                }

                others.AddRange(files[true]);
                leftOut.AddRange(files[false]);
                taken.Add(new TakenFolder(path, path, files[true].Count()));
            }
        }

        var project = SpecFolder.ReadProject(others);
        return new CheckedFiles(
            project.Count == 0 ? spec : [.. spec.Select(file => file.As(SpecRole.BuiltIn)), .. project], taken, leftOut);
    }
}

/// <param name="Named">The folder that is named.</param>
/// <param name="Checked">The folder that is checked: itself, or the spec in it.</param>
/// <param name="Files">How many files are.</param>
internal sealed record TakenFolder(string Named, string Checked, int Files);

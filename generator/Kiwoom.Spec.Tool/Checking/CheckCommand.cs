using System.Diagnostics;
using System.Globalization;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Spec;

namespace Kiwoom.Spec.Tool.Checking;

/// <summary><c>kiwoom-spec check</c>: every mistake in a spec, as the compiler would report it.</summary>
internal static class CheckCommand
{
    /// <param name="folder">The spec.</param>
    /// <param name="paths">The files and folders to tell about; none for all. What they clash with is read all the same.</param>
    /// <param name="format">Text or JSON.</param>
    /// <param name="output">Takes the diagnostics.</param>
    public static ExitCode Run(string folder, IReadOnlyList<string> paths, OutputFormat format, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var wanted = paths.Select(Path.GetFullPath).ToList();
        var files = ReadFiles(folder, wanted);
        var all = SpecBinder.Bind(files).Diagnostics;
        var found = wanted.Count == 0 ? all : [.. all.Where(diagnostic => IsWanted(diagnostic, wanted))];
        if (format == OutputFormat.Json)
        {
            output.WriteLine(CheckReport.ToJson(found, files.Count));
        }
        else
        {
            foreach (var diagnostic in found)
            {
                output.WriteLine(CheckReport.ToLine(diagnostic));
            }

            var elsewhere = all.Count - found.Count;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{files.Count} files, {found.Count} mistakes{(elsewhere > 0 ? $" here and {elsewhere} in other files" : "")}, {watch.Elapsed.TotalSeconds:0.00} s"));
        }

        return found.Count == 0 ? ExitCode.Success : ExitCode.Found;
    }

    /// <summary>The spec, and beside it the files that are named and no part of it: a project's own, as its build reads them.</summary>
    private static IReadOnlyList<SpecFile> ReadFiles(string folder, List<string> wanted)
    {
        var spec = SpecFolder.Read(folder);
        List<string> others = [.. wanted.Where(path => !SpecFolder.IsWithin(path, folder))];
        if (others.Find(path => Directory.Exists(path) && SpecFolder.ReadProject([path]).Count == 0) is { } empty)
        {
            throw new UsageException($"{empty} has no .yaml or .yml: nothing would be checked");
        }

        var project = SpecFolder.ReadProject(others);
        return project.Count == 0 ? spec : [.. spec.Select(file => new SpecFile(file.Path, file.Text) { Role = SpecRole.BuiltIn }), .. project];
    }

    private static bool IsWanted(DiagnosticInfo diagnostic, List<string> wanted) =>
        diagnostic.Location?.Path is not { } path || wanted.Any(item => SpecFolder.IsWithin(path, item));
}

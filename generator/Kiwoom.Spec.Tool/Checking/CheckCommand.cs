using System.Diagnostics;
using System.Globalization;
using Kiwoom.Generator.Diagnostics;

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
        var files = CheckedFiles.Read(folder, wanted);
        var all = SpecBinder.Bind(files.Files).Diagnostics;
        var found = wanted.Count == 0 ? all : [.. all.Where(diagnostic => IsWanted(diagnostic, wanted))];
        if (format == OutputFormat.Json)
        {
            output.WriteLine(CheckReport.ToJson(found, files));
        }
        else
        {
            foreach (var diagnostic in found)
            {
                output.WriteLine(CheckReport.ToLine(diagnostic));
            }

            foreach (var line in CheckReport.LinesOf(files))
            {
                output.WriteLine(line);
            }

            var elsewhere = all.Count - found.Count;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{files.Files.Count} files, {found.Count} mistake{(found.Count == 1 ? "" : "s")}{(elsewhere > 0 ? $" here and {elsewhere} in other files" : "")}, {watch.Elapsed.TotalSeconds:0.00} s"));
        }

        return found.Count == 0 ? ExitCode.Success : ExitCode.Found;
    }

    private static bool IsWanted(DiagnosticInfo diagnostic, List<string> wanted) =>
        diagnostic.Location?.Path is not { } path || wanted.Any(item => SpecFolder.IsWithin(path, item));
}

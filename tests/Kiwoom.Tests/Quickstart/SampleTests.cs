using System.Text.RegularExpressions;

namespace Kiwoom.Tests.Quickstart;

/// <summary>The samples that stand before the tour: what a newcomer reads first.</summary>
[Parallelizable]
public sealed partial class SampleTests
{
    [TestCase("FirstCall", 2)]
    [TestCase("FirstStream", 10)]
    public async Task Runs_by_itself_and_shows_prices(string sample, int lines)
    {
        var (exitCode, output, errors) = await SampleProcess.RunAsync(BuiltProgramOf(sample));
        Assert.That((exitCode, errors), Is.EqualTo((0, "")), output);
        var shown = output.TrimEnd().Split('\n');
        Assert.That(shown, Has.Length.EqualTo(lines).And.All.Match(Price()), output);
    }

    [TestCase("FirstCall")]
    [TestCase("FirstStream")]
    public void Is_read_in_a_minute(string sample) =>
        Assert.That(File.ReadAllLines(Path.Combine(FolderOf(sample), "Program.cs")), Has.Length.AtMost(25));

    private static string FolderOf(string sample) => Path.Combine(SpecFiles.Folder, "..", "runtime", "samples", sample);

    /// <summary>Where its own build puts it, with what it needs beside it: the folder of this assembly, in the sample's project.</summary>
    private static string BuiltProgramOf(string sample)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(FolderOf(sample), "bin", framework.Parent!.Name, framework.Name, sample + ".dll");
    }

    [GeneratedRegex("[1-9][0-9]{1,2},?[0-9]{3}")]
    private static partial Regex Price();
}

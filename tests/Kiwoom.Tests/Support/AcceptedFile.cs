namespace Kiwoom.Tests.Support;

/// <summary>A file of the repository that tests write: with KIWOOM_ACCEPT_SNAPSHOTS=1 it is written anew, and its difference is read in review.</summary>
internal static class AcceptedFile
{
    /// <param name="name">Where it is in the repository.</param>
    /// <param name="expected">What it has to say.</param>
    public static void Verify(string name, string expected)
    {
        var path = Path.Combine(SpecFiles.Folder, "..", name);
        if (Environment.GetEnvironmentVariable("KIWOOM_ACCEPT_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, expected);
        }

        Assert.That(File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "", Is.EqualTo(expected), $"{name} is out of date: run the tests with KIWOOM_ACCEPT_SNAPSHOTS=1 and read the difference");
    }
}

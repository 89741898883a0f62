namespace Kiwoom.Cli.Verify;

/// <summary>What is known to differ on a simulator, by known-differences.txt, and why.</summary>
internal static class KnownDifferences
{
    private static readonly Lazy<Dictionary<(string ApiId, string Kind, string Path), string>> Reasons = new(Read);

    public static IEnumerable<(string ApiId, string Kind, string Path)> All => Reasons.Value.Keys;

    /// <summary>Why it differs; null where nobody knows of it.</summary>
    public static string? ReasonOf(Difference difference) => Reasons.Value.GetValueOrDefault((difference.ApiId, difference.Kind, difference.Path));

    private static Dictionary<(string, string, string), string> Read()
    {
        using var reader = new StreamReader(typeof(KnownDifferences).Assembly.GetManifestResourceStream("known-differences.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line[0] != '#')
            .Select(line => line.Split('|'))
            .ToDictionary(parts => (parts[0], parts[1], parts[2]), parts => parts[3]);
    }
}

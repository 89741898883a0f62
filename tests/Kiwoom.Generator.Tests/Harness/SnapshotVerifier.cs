using System.Runtime.CompilerServices;
using System.Text;

namespace Kiwoom.Generator.Tests.Harness;

/// <summary>
/// Compares text with a committed file, by Verify's conventions: <c>Class.Method.verified.txt</c> stands beside the test, a mismatch
/// leaves <c>Class.Method.received.txt</c>. <c>KIWOOM_ACCEPT_SNAPSHOTS=1</c> accepts what was received.
/// </summary>
internal static class SnapshotVerifier
{
    private const int ShownLines = 10;

    public static void Verify(string received, [CallerFilePath] string testFile = "", [CallerMemberName] string test = "") =>
        Verify(received, Path.ChangeExtension(OnThisMachine(testFile), null) + "." + test, Environment.GetEnvironmentVariable("KIWOOM_ACCEPT_SNAPSHOTS") == "1");

    /// <param name="received">The text.</param>
    /// <param name="snapshot">Path of the files without <c>.verified.txt</c>.</param>
    /// <param name="accept">Whether what is received becomes what is expected.</param>
    public static void Verify(string received, string snapshot, bool accept)
    {
        var (verifiedFile, receivedFile) = (snapshot + ".verified.txt", snapshot + ".received.txt");
        var verified = File.Exists(verifiedFile) ? File.ReadAllText(verifiedFile) : null;
        File.Delete(receivedFile);
        if (received == verified)
        {
            return;
        }

        if (accept)
        {
            Write(verifiedFile, received);
            return;
        }

        Write(receivedFile, received);
        Assert.Fail(
            $"The text is not the accepted one.\n  accepted: {verifiedFile}\n  received: {receivedFile}\n" +
            (verified is null ? "Nothing is accepted yet." : Difference(verified, received)) +
            "\nRun the test with KIWOOM_ACCEPT_SNAPSHOTS=1 to accept it.");
    }

    // A deterministic build (CI=true) calls the repository's root "/_/".
    private static string OnThisMachine(string path) =>
        path.StartsWith("/_/", StringComparison.Ordinal) ? Repository.PathOf(path["/_/".Length..]) : path;

    /// <summary>The lines around the first difference: what was accepted with <c>-</c>, what was received with <c>+</c>.</summary>
    private static string Difference(string verified, string received)
    {
        var (before, after) = (verified.Split('\n'), received.Split('\n'));
        var first = 0;
        while (first < before.Length && first < after.Length && before[first] == after[first])
        {
            first++;
        }

        var (beforeEnd, afterEnd) = (before.Length, after.Length);
        while (beforeEnd > first && afterEnd > first && before[beforeEnd - 1] == after[afterEnd - 1])
        {
            beforeEnd--;
            afterEnd--;
        }

        var text = new StringBuilder($"From line {first + 1}:\n");
        Append(text, "- ", before[first..beforeEnd]);
        Append(text, "+ ", after[first..afterEnd]);
        return text.ToString().TrimEnd('\n');
    }

    private static void Append(StringBuilder text, string sign, string[] lines)
    {
        foreach (var line in lines.Take(ShownLines))
        {
            text.Append(sign).Append(line.Replace("\r", "\\r", StringComparison.Ordinal)).Append('\n');
        }

        if (lines.Length > ShownLines)
        {
            text.Append(sign).Append("… ").Append(lines.Length - ShownLines).Append(" more\n");
        }
    }

    // The text as it is: no BOM, no line ends of the machine.
    private static void Write(string file, string text) => File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}

using Kiwoom.Generator.Tests.Harness;

namespace Kiwoom.Generator.Tests.Snapshots;

/// <summary>A snapshot helper that cannot fail would prove nothing.</summary>
public sealed class SnapshotVerifierTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snapshots").FullName;

    private string Snapshot => Path.Combine(_folder, "Tests.Test");

    private string Verified => Snapshot + ".verified.txt";

    private string Received => Snapshot + ".received.txt";

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Same_text_passes_and_deletes_a_stale_received_file()
    {
        File.WriteAllText(Verified, "a\nb\n");
        File.WriteAllText(Received, "stale");

        SnapshotVerifier.Verify("a\nb\n", Snapshot, accept: false);

        Assert.That(File.Exists(Received), Is.False);
    }

    [Test]
    public void Other_text_fails_with_both_paths_and_the_lines_that_differ()
    {
        File.WriteAllText(Verified, "same\nold\nend\n");

        var message = Fail("same\nnew\nnewer\nend\n");

        Assert.That(message, Does.Contain(Verified).And.Contain(Received).And.Contain("From line 2:\n- old\n+ new\n+ newer\nRun the test"));
        Assert.That(File.ReadAllText(Received), Is.EqualTo("same\nnew\nnewer\nend\n"));
        Assert.That(File.ReadAllText(Verified), Is.EqualTo("same\nold\nend\n"));
    }

    [Test]
    public void Long_difference_is_cut_short()
    {
        File.WriteAllText(Verified, "");

        var message = Fail(string.Concat(Enumerable.Range(1, 40).Select(number => $"{number}\n")));

        Assert.That(message, Does.Contain("+ 10\n+ … 30 more\n").And.Not.Contain("+ 11\n"));
    }

    [Test]
    public void Line_ends_count()
    {
        File.WriteAllText(Verified, "a\n");

        Assert.That(Fail("a\r\n"), Does.Contain("- a\n+ a\\r\n"));
    }

    [Test]
    public void Without_an_accepted_text_it_fails()
    {
        Assert.That(Fail("a"), Does.Contain("Nothing is accepted yet."));
        Assert.That(File.Exists(Verified), Is.False);
    }

    [Test]
    public void Accepting_writes_the_text_as_it_is()
    {
        File.WriteAllText(Verified, "old");

        SnapshotVerifier.Verify("호가\n", Snapshot, accept: true);

        Assert.That(File.ReadAllBytes(Verified), Is.EqualTo("호가\n"u8.ToArray()));
        Assert.That(File.Exists(Received), Is.False);
    }

    private string Fail(string received)
    {
        using (new NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
        {
            return Assert.Throws<AssertionException>(() => SnapshotVerifier.Verify(received, Snapshot, accept: false))!.Message;
        }
    }
}

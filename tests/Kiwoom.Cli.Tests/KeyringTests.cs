using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Tests;

/// <summary>
/// <c>kiwoom keys</c> by <c>secret-tool</c> as its manual says it is called: <c>store --label=… key value …</c> with the secret on standard input, <c>lookup</c> and <c>clear</c>
/// with the same attributes. A stand-in on PATH keeps the secrets in files and notes how it was called; the real one needs a desktop's keyring.
/// </summary>
[Platform("Linux")]
internal sealed class KeyringTests
{
    private const string AppKey = "AxserEsdcredca01234567890";
    private const string SecretKey = "SEefdcwcforehDre2fdvc0123";

    private const string SecretTool = """
        printf '%s\n' "$*" >> "$HOME/called"
        command=$1; shift
        [ "$command" = store ] && { case $1 in --label=*) shift ;; *) exit 2 ;; esac; }
        file="$HOME/kept-$(printf '%s_' "$@")"
        case $command in
          store) cat > "$file" ;;
          lookup) [ -f "$file" ] && cat "$file" ;;
          clear) [ -f "$file" ] && rm "$file" ;;
          *) exit 2 ;;
        esac
        """;

    [Test]
    public async Task Keys_are_kept_found_and_removed_and_are_no_argument_of_anybody()
    {
        using var shell = new ShellRun();
        shell.AddProgram("secret-tool", SecretTool);
        Directory.CreateDirectory(Path.Combine(shell.Folder, "kiwoom"));
        File.WriteAllText(Path.Combine(shell.Folder, "kiwoom", "profiles.json"), """{ "isa": { "environment": "mock" } }""");

        Assert.That(await KeysAsync(shell, "set", $"{AppKey}\n{SecretKey}\n"), Is.EqualTo((ExitCodes.Success, "", "kept for profile default\n")));
        Assert.That(await KeysAsync(shell, "show"), Is.EqualTo((ExitCodes.Success, "keyring (secret-tool)\n", "")));
        Assert.That(Directory.GetFiles(shell.Folder, "kept-*").Select(File.ReadAllText), Is.EquivalentTo(new[] { AppKey, SecretKey }));
        Assert.That(await KeysAsync(shell, "show", "", "--profile", "isa"), Is.EqualTo((ExitCodes.Success, "none\n", "")), "another profile has keys of its own");
        Assert.That(File.ReadAllText(Path.Combine(shell.Folder, "called")), Does.Not.Contain(AppKey).And.Not.Contain(SecretKey));
        Assert.That(await KeysAsync(shell, "remove"), Is.EqualTo((ExitCodes.Success, "", "removed\n")));
        Assert.That(await KeysAsync(shell, "show"), Is.EqualTo((ExitCodes.Success, "none\n", "")));
    }

    [TestCase("exit 1", TestName = "Keyring that refuses is said to")]
    [TestCase("cat > /dev/null; echo 'Cannot autolaunch D-Bus without X11 $DISPLAY' >&2; exit 1", TestName = "Keyring without a desktop is said to refuse")]
    public async Task Keyring_that_does_not_take_them_is_said(string script)
    {
        using var shell = new ShellRun();
        shell.AddProgram("secret-tool", script);

        Assert.That(await KeysAsync(shell, "set", $"{AppKey}\n{SecretKey}\n"), Is.EqualTo((ExitCodes.Failure, "", "error: secret-tool did not take them\n")));
    }

    [Test]
    public async Task Half_of_the_keys_is_none()
    {
        using var shell = new ShellRun();
        shell.AddProgram("secret-tool", SecretTool);

        Assert.That((await KeysAsync(shell, "set", $"{AppKey}\n")).Code, Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(Directory.GetFiles(shell.Folder, "kept-*"), Is.Empty);
    }

    private static Task<(int Code, string Output, string Error)> KeysAsync(ShellRun shell, string command, string input = "", params string[] more) =>
        shell.RunAsync("sh", ["-c", "exec kiwoom \"$@\"", "sh", "keys", command, .. command == "show" ? ["--env", "mock"] : Array.Empty<string>(), .. more], input);
}

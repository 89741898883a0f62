namespace Kiwoom.Cli.Tests;

/// <summary>The completion scripts in the shells themselves, which ask the program itself.</summary>
[Platform("Linux,MacOsX")]
internal sealed class CompletionTests
{
    // What stands before the cursor, and what is offered: everything, or that among others.
    private static readonly object[] Lines =
    [
        new object[] { "kiwoom spec sh", new[] { "show" } },
        new object[] { "kiwoom spec show ka10081", new[] { "ka10081" } },
        new object[] { "kiwoom call DailyCand", new[] { "DailyCandles" } },
        new object[] { "kiwoom call 주식일봉", new[] { "주식일봉차트조회요청" } },
        new object[] { "kiwoom call ka10081 upd", new[] { "upd_stkpc_tp=" } },
        new object[] { "kiwoom --env m", new[] { "mock" } },
    ];

    private const string Values = "kiwoom call ka10081 upd_stkpc_tp=";
    private const string Elements = "kiwoom call ka10081 ";
    private const string Word = "kiwoom spec ";
    private const string SecondCommand = "Get-Date; kiwoom spec ";

    // A shell takes seconds to start: one of each completes all lines. Each line is printed before what is offered for it.
    private static readonly Lazy<Task<Dictionary<string, string[]>>> Bash = new(() => CompleteAsync("bash", ["--norc", "-c", """
        eval "$(kiwoom completion bash)"
        compopt() { :; }
        for line; do
          printf '> %s\n' "$line"
          COMP_LINE=$line; COMP_POINT=${#line}; COMPREPLY=()
          _kiwoom
          printf '%s\n' "${COMPREPLY[@]}"
        done
        """, "bash"], [Values, Elements]));

    // The words of the line as zsh's completion gives them, and a compadd that prints what it is given.
    private static readonly Lazy<Task<Dictionary<string, string[]>>> Zsh = new(() => CompleteAsync("zsh", ["-f", "-c", """
        compdef() { }
        compadd() { print -l -- "${@:#-*}" }
        eval "$(kiwoom completion zsh)"
        for line in "$@"; do
          print -r -- "> $line"
          words=(${(s: :)line}); [[ $line == *' ' ]] && words+=('')
          CURRENT=$#words; PREFIX=$words[-1]
          _kiwoom
        done
        """, "zsh"], []));

    private static readonly Lazy<Task<Dictionary<string, string[]>>> PowerShell = new(() => CompleteAsync("pwsh", ["-NoProfile", "-NonInteractive", "-File", "complete.ps1"], [Word, SecondCommand]));

    private const string PowerShellScript = """
        [Console]::OutputEncoding = [Text.Encoding]::UTF8
        kiwoom completion pwsh | Out-String | Invoke-Expression
        foreach ($line in $args) {
          "> $line"
          [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText
        }
        """;

    [TestCaseSource(nameof(Lines))]
    public async Task Bash_completes(string line, string[] expected)
    {
        ShellRun.Require("bash");
        Assert.That((await Bash.Value)[line], Is.SupersetOf(expected));
    }

    [TestCase(Values, "0", "1")]
    public async Task Bash_is_not_offered_again_what_stands_before_the_equals_sign(string line, params string[] expected)
    {
        ShellRun.Require("bash");
        Assert.That((await Bash.Value)[line], Is.EquivalentTo(expected));
    }

    [Test]
    public async Task Elements_are_offered_behind_an_endpoint_and_no_other_endpoint()
    {
        ShellRun.Require("bash");
        Assert.That((await Bash.Value)[Elements], Has.Member("stk_cd=").And.Member("base_dt=").And.No.Member("ka10001"));
    }

    [TestCaseSource(nameof(Lines))]
    public async Task Zsh_completes(string line, string[] expected)
    {
        ShellRun.Require("zsh");
        Assert.That((await Zsh.Value)[line], Is.SupersetOf(expected));
    }

    [TestCaseSource(nameof(Lines))]
    public async Task PowerShell_completes(string line, string[] expected)
    {
        ShellRun.Require("pwsh");
        Assert.That((await PowerShell.Value)[line], Is.SupersetOf(expected));
    }

    [TestCase(Word)]
    [TestCase(SecondCommand)]
    public async Task PowerShell_knows_a_new_word_wherever_the_command_stands(string line)
    {
        ShellRun.Require("pwsh");
        Assert.That((await PowerShell.Value)[line], Is.SupersetOf(new[] { "check", "find", "show" }));
    }

    /// <summary>What a shell offers for each line.</summary>
    private static async Task<Dictionary<string, string[]>> CompleteAsync(string program, IEnumerable<string> arguments, IEnumerable<string> otherLines)
    {
        using var shell = new ShellRun();
        File.WriteAllText(Path.Combine(shell.Folder, "complete.ps1"), PowerShellScript);
        var lines = Lines.Select(line => (string)((object[])line)[0]).Concat(otherLines).ToList();
        var (code, output, error) = await shell.RunAsync(program, [.. arguments, .. lines]);
        Assert.That((code, error), Is.EqualTo((0, "")));
        var offers = ("\n" + output).Split("\n> ", StringSplitOptions.RemoveEmptyEntries).Select(offer => offer.Split('\n')).ToDictionary(
            offer => offer[0], offer => offer[1..].Where(word => word.Length > 0).ToArray());
        Assert.That(offers.Keys, Is.EqualTo(lines));
        return offers;
    }
}

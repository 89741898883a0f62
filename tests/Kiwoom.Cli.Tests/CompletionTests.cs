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

    [TestCaseSource(nameof(Lines))]
    public async Task Bash_completes(string line, string[] expected)
    {
        ShellRun.Require("bash");
        Assert.That(await BashAsync(line), Is.SupersetOf(expected));
    }

    [TestCase("kiwoom call ka10081 upd_stkpc_tp=", "0", "1")]
    public async Task Bash_is_not_offered_again_what_stands_before_the_equals_sign(string line, params string[] expected)
    {
        ShellRun.Require("bash");
        Assert.That(await BashAsync(line), Is.EquivalentTo(expected));
    }

    [Test]
    public async Task Elements_are_offered_behind_an_endpoint_and_no_other_endpoint()
    {
        ShellRun.Require("bash");
        Assert.That(await BashAsync("kiwoom call ka10081 "), Has.Member("stk_cd=").And.Member("base_dt=").And.No.Member("ka10001"));
    }

    [TestCaseSource(nameof(Lines))]
    public async Task Zsh_completes(string line, string[] expected)
    {
        ShellRun.Require("zsh");
        using var shell = new ShellRun();

        // The words of the line as zsh's completion gives them, and a compadd that prints what it is given.
        var (code, output, error) = await shell.RunAsync("zsh", ["-f", "-c", """
            compdef() { }
            compadd() { print -l -- "${@:#-*}" }
            eval "$(kiwoom completion zsh)"
            words=(${(s: :)1}); [[ $1 == *' ' ]] && words+=('')
            CURRENT=$#words; PREFIX=$words[-1]
            _kiwoom
            """, "zsh", line]);

        Assert.That((code, error), Is.EqualTo((0, "")));
        Assert.That(output.Split('\n'), Is.SupersetOf(expected));
    }

    [TestCaseSource(nameof(Lines))]
    public async Task PowerShell_completes(string line, string[] expected)
    {
        ShellRun.Require("pwsh");
        Assert.That(await PowerShellAsync(line), Is.SupersetOf(expected));
    }

    [TestCase("kiwoom spec ")]
    [TestCase("Get-Date; kiwoom spec ")]
    public async Task PowerShell_knows_a_new_word_wherever_the_command_stands(string line)
    {
        ShellRun.Require("pwsh");
        Assert.That(await PowerShellAsync(line), Is.SupersetOf(new[] { "check", "find", "show" }));
    }

    private static async Task<string[]> BashAsync(string line)
    {
        using var shell = new ShellRun();
        var (code, output, error) = await shell.RunAsync("bash", ["--norc", "-c", """
            eval "$(kiwoom completion bash)"
            COMP_LINE=$1; COMP_POINT=${#1}
            compopt() { :; }
            _kiwoom
            printf '%s\n' "${COMPREPLY[@]}"
            """, "bash", line]);
        Assert.That((code, error), Is.EqualTo((0, "")));
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task<string[]> PowerShellAsync(string line)
    {
        using var shell = new ShellRun();
        File.WriteAllText(Path.Combine(shell.Folder, "complete.ps1"), """
            param($line)
            [Console]::OutputEncoding = [Text.Encoding]::UTF8
            kiwoom completion pwsh | Out-String | Invoke-Expression
            [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText
            """);
        var (code, output, error) = await shell.RunAsync("pwsh", ["-NoProfile", "-NonInteractive", "-File", "complete.ps1", line]);
        Assert.That((code, error), Is.EqualTo((0, "")));
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}

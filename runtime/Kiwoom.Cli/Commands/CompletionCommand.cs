using System.CommandLine;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Commands;

/// <summary><c>kiwoom completion SHELL</c>: the script that lets a shell ask this program what comes next.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        # eval "$(kiwoom completion bash)"
        _kiwoom() {
          local line="${COMP_LINE}" point=${COMP_POINT}
          # A colon or an equals sign ends a word for bash; what stands before it is not offered again.
          local word="${line:0:$point}"; word="${word##* }"
          local prefix=""; [[ "$word" == *=* ]] && prefix="${word%%=*}="
          local IFS=$'\n'
          COMPREPLY=($(kiwoom "[suggest:${point}]" "${line}" 2>/dev/null | while read -r item; do echo "${item#"$prefix"}"; done))
          [[ ${#COMPREPLY[@]} -eq 1 && "${COMPREPLY[0]}" == *= ]] && compopt -o nospace
        }
        complete -o default -F _kiwoom kiwoom
        """;

    private const string Zsh = """
        # eval "$(kiwoom completion zsh)"
        (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
        _kiwoom() {
          local line="${(j: :)${(@)words[1,CURRENT-1]}} ${PREFIX}"
          local -a items keys
          items=("${(@f)$(kiwoom "[suggest:${#line}]" "${line}" 2>/dev/null)}")
          # A key goes on with its value: no blank behind it.
          keys=(${(M)items:#*=})
          items=(${items:#*=})
          (( ${#keys} )) && compadd -S '' -- $keys
          (( ${#items} )) && compadd -- $items
          (( ${#keys} + ${#items} ))
        }
        compdef _kiwoom kiwoom
        """;

    private const string PowerShell = """
        # kiwoom completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName kiwoom -ScriptBlock {
          param($wordToComplete, $commandAst, $cursorPosition)
          # The blank before a new word is no part of the command's text, and the command may stand behind others.
          $point = $cursorPosition - $commandAst.Extent.StartOffset
          $line = "$commandAst".PadRight($point)
          kiwoom "[suggest:$point]" $line 2>$null | ForEach-Object {
            [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
          }
        }
        """;

    public static Command Create(CliContext context)
    {
        var shell = new Argument<string>("shell") { HelpName = "shell", Description = "bash, zsh, pwsh" };
        shell.CompletionSources.Add("bash", "zsh", "pwsh");
        var command = new Command("completion", context.Say("The completion script of a shell", "셸 자동완성 스크립트")) { shell };
        command.SetAction(result =>
        {
            context.Output.WriteLine(result.GetRequiredValue(shell) switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                "pwsh" or "powershell" => PowerShell,
                var other => throw new CliException(context.Say($"'{other}': choose bash, zsh or pwsh", $"'{other}': bash, zsh, pwsh 중에서 고르세요")),
            });
            return ExitCodes.Success;
        });
        return command;
    }
}

using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Kiwoom.Cli.Application;

/// <summary>The parser's help with what it lacks: its Korean is not whole, and the exit codes belong to the whole tool.</summary>
internal sealed class HelpWords(SynchronousCommandLineAction help, CliContext context) : SynchronousCommandLineAction
{
    private static readonly (string English, string Korean)[] Codes =
    [
        ("0 done", "0 성공"),
        ("1 the server failed", "1 서버 오류"),
        ("2 wrong arguments, nothing was sent", "2 잘못된 인수, 전송하지 않음"),
        ("3 refused, or no such stock", "3 거부되었거나 없는 종목"),
        ("4 the order was rejected", "4 주문 거부"),
        ("5 an order's fate is unknown", "5 주문 결과를 알 수 없음"),
        ("6 keys, token or address", "6 키, 토큰 또는 주소"),
        ("7 the server was not reached", "7 서버에 연결할 수 없음"),
        ("8 too many requests", "8 요청 한도 초과"),
        ("10 a check found something", "10 점검에서 문제 발견"),
        ("130 interrupted", "130 중단됨"),
        ("141 the reader of the output left", "141 출력을 읽는 쪽이 종료"),
    ];

    public static void Improve(RootCommand root, CliContext context)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: SynchronousCommandLineAction action } helping)
            {
                helping.Description = context.Say("shows help", "도움말 표시");
                helping.Action = new HelpWords(action, context);
            }
            else if (option is VersionOption)
            {
                option.Description = context.Say("shows the version", "버전 표시");
            }
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        using var text = new StringWriter();
        parseResult.InvocationConfiguration.Output = text;
        try
        {
            help.Invoke(parseResult);
        }
        finally
        {
            parseResult.InvocationConfiguration.Output = output;
        }

        var words = text.ToString().ReplaceLineEndings("\n").TrimEnd('\n');
        output.WriteLine(context.IsKorean && words.StartsWith("Description:\n", StringComparison.Ordinal) ? "설명:" + words["Description:".Length..] : words);
        if (parseResult.CommandResult.Command is RootCommand)
        {
            output.WriteLine();
            output.WriteLine(context.Say("Exit codes:", "종료 코드:"));
            foreach (var (english, korean) in Codes)
            {
                output.WriteLine($"  {context.Say(english, korean)}");
            }
        }

        return ExitCodes.Success;
    }
}

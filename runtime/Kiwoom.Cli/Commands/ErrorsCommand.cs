using System.CommandLine;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Commands;

/// <summary><c>kiwoom errors CODE</c>: what a refusal means and what to do.</summary>
internal static class ErrorsCommand
{
    public static Command Create(CliContext context)
    {
        var code = new Argument<string>("code") { HelpName = "code", Description = context.Say("a code of a refusal: 8005, RC4058", "오류 코드: 8005, RC4058") };
        code.CompletionSources.Add(completion => KiwoomCatalog.ErrorCodes.Select(error => error.Code));
        var command = new Command("errors", context.Say("What an error code means and what to do: kiwoom errors 8005", "오류 코드의 뜻과 대처: kiwoom errors 8005")) { code };
        command.SetAction(result =>
        {
            var text = result.GetRequiredValue(code).Trim('[', ']', ' ').ToUpperInvariant();
            if (KiwoomCatalog.FindError(text) is not { } error)
            {
                if (UnlistedCode.Explain(text, context) is { } known)
                {
                    context.Output.WriteLine(known);
                    return ExitCodes.Success;
                }

                throw new CliException(context.Say($"no error code '{text}' is known", $"'{text}' 은(는) 알려진 오류 코드가 아닙니다"));
            }

            context.Output.WriteLine($"{error.Code}  {Words(error.Category, context)}");
            if (error.Message.Length > 0)
            {
                // What the server fills in is no text of its message.
                context.Output.WriteLine(error.Message.Replace("{?}", "…", StringComparison.Ordinal));
            }

            context.Output.WriteLine(context.Say(error.Help, error.KoreanHelp));
            context.Output.WriteLine(Words(error.Repeat, context));
            context.Output.WriteLine(Words(error.OrderRepeat, context));
            context.Output.WriteLine(Words(error.Origin, context));
            return ExitCodes.Success;
        });
        return command;
    }

    private static string Words(ErrorCategory category, CliContext context) => category switch
    {
        ErrorCategory.Server => context.Say("the server failed", "서버 오류"),
        ErrorCategory.InvalidRequest => context.Say("the request is malformed", "잘못된 요청"),
        ErrorCategory.Authentication => context.Say("key, token or terminal is not accepted", "인증 실패 (키, 토큰, 단말기)"),
        ErrorCategory.RateLimit => context.Say("too many requests", "요청 한도 초과"),
        ErrorCategory.NotFound => context.Say("no such stock or market", "없는 종목 또는 시장"),
        ErrorCategory.EnvironmentMismatch => context.Say("key or token of the other environment", "다른 환경(실전·모의)의 키 또는 토큰"),
        ErrorCategory.NotServed => context.Say("not served here", "제공되지 않는 서비스"),
        ErrorCategory.OrderRejected => context.Say("the order was rejected", "주문 거부"),
        ErrorCategory.Session => context.Say("about the realtime session", "실시간 접속 관련"),
        _ => category.ToString(),
    };

    private static string Words(ErrorRepeat repeat, CliContext context) => repeat switch
    {
        ErrorRepeat.Later => context.Say("A query may be repeated after a pause.", "조회는 잠시 후 다시 시도할 수 있습니다."),
        ErrorRepeat.NewToken => context.Say("A query may be repeated once, with a new token.", "조회는 새 토큰으로 한 번 다시 시도할 수 있습니다."),
        _ => context.Say("A query that is repeated gets the same answer.", "조회는 다시 시도해도 같은 응답을 받습니다."),
    };

    private static string Words(OrderRepeat repeat, CliContext context) => repeat switch
    {
        OrderRepeat.Safe => context.Say("An order may be sent again: the server did not take it.", "주문은 다시 보내도 됩니다: 서버가 접수하지 않았습니다."),
        OrderRepeat.Choice => context.Say("An order: look it up first, the server may have taken it.", "주문은 먼저 조회하세요: 서버가 접수했을 수 있습니다."),
        _ => context.Say("An order is not to be sent again: it would be refused again, or the server may have taken it.", "주문을 다시 보내지 마세요: 다시 거부되거나 이미 접수되었을 수 있습니다."),
    };

    private static string Words(Origin origin, CliContext context) => origin switch
    {
        Origin.Document => context.Say("Read in the API document.", "출처: API 문서"),
        Origin.Vendor => context.Say("Told by the vendor.", "출처: 키움증권 안내"),
        Origin.Measured => context.Say("Seen on the servers.", "출처: 서버에서 확인"),
        Origin.Published => context.Say("Published in the press or in several projects.", "출처: 언론 또는 여러 공개 프로젝트"),
        _ => context.Say("From one careful source.", "출처: 한 곳의 자료"),
    };
}

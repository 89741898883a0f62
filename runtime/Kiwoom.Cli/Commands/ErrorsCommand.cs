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

            context.Output.WriteLine($"{error.Code}  {error.Category}");
            if (error.Message.Length > 0)
            {
                context.Output.WriteLine(error.Message);
            }

            context.Output.WriteLine(context.Say(error.Help, error.KoreanHelp));
            context.Output.WriteLine(context.Say(
                $"repeat a query: {error.Repeat}; an order: {error.OrderRepeat}; source: {error.Origin}",
                $"조회 반복: {error.Repeat}; 주문 반복: {error.OrderRepeat}; 출처: {error.Origin}"));
            return ExitCodes.Success;
        });
        return command;
    }
}

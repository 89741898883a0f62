using System.CommandLine;
using Kiwoom.Cli.Application;
using Kiwoom.Cli.Mcp;
using Kiwoom.Cli.Verify;

namespace Kiwoom.Cli.Commands;

/// <summary>All commands.</summary>
internal static class KiwoomCommand
{
    public static RootCommand Create(CliContext context)
    {
        var session = new SessionOptions(context);
        var root = new RootCommand(context.Say(
            """
            The Kiwoom REST API (키움 REST API) in the terminal. Without keys everything runs against a simulator.
              kiwoom spec find last price                which id answers a question
              kiwoom spec show ka10007                   what it takes and answers, with an example
              kiwoom call ka10007 stk_cd=005930          calls it
            """,
            """
            터미널에서 쓰는 키움 REST API. 키가 없으면 모두 시뮬레이터에서 실행됩니다.
              kiwoom spec find 현재가                    어떤 API 가 있는지 찾기
              kiwoom spec show ka10007                   요청과 응답 요소, 예시 보기
              kiwoom call ka10007 stk_cd=005930          호출
            """))
        {
            // Before a command they are for it too, where it has them (CommandLineRunner).
            session.Environment,
            session.Profile,
            session.Real,
            session.OfOrders(CallCommand.Create(context, session)),
            session.OfReading(QuoteCommands.CreateQuote(context, session)),
            session.OfReading(QuoteCommands.CreateBook(context, session)),
            session.OfReading(CandlesCommand.Create(context, session)),
            session.OfReading(WatchCommand.Create(context, session)),
            session.OfOrders(OrderCommand.Create(context, session)),
            session.OfOrders(OrderCommand.CreateCancel(context, session)),
            session.OfReading(AccountCommands.CreateOrders(context, session)),
            session.OfReading(AccountCommands.CreatePositions(context, session)),
            SpecCommand.Create(context),
            ErrorsCommand.Create(context),
            session.OfOrders(DoctorCommand.Create(context, session)),
            session.OfReading(VerifyCommand.Create(context, session)),
            session.OfReading(RecordCommand.Create(context, session)),
            ReplayCommand.Create(context),
            SimulateCommand.Create(context),
            KeysCommand.Create(context, session),
            session.OfReading(RelayCommand.Create(context, session)),
            session.OfOrders(McpCommand.Create(context, session)),
            CompletionCommand.Create(context),
        };
        RefuseUnknownOptions(root, context);
        HelpWords.Improve(root, context);
        return root;
    }

    /// <summary>An argument takes whatever stands there, and so would take an option that its command does not have: a search for <c>--env</c>.</summary>
    private static void RefuseUnknownOptions(Command command, CliContext context)
    {
        foreach (var argument in command.Arguments)
        {
            argument.Validators.Add(result =>
            {
                if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is { } option)
                {
                    result.AddError(CommandLineRunner.NoOption(option.Value, command, context));
                }
            });
        }

        foreach (var subcommand in command.Subcommands)
        {
            RefuseUnknownOptions(subcommand, context);
        }
    }
}

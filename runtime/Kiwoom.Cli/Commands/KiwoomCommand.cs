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
            "The Kiwoom REST API (키움 REST API) in the terminal. Without keys everything runs against a simulator.",
            "터미널에서 쓰는 키움 REST API. 키가 없으면 모두 시뮬레이터에서 실행됩니다."))
        {
            session.Environment,
            session.Profile,
            session.Real,
            CallCommand.Create(context, session),
            CandlesCommand.Create(context, session),
            WatchCommand.Create(context, session),
            OrderCommand.Create(context, session),
            OrderCommand.CreateCancel(context, session),
            AccountCommands.CreateOrders(context, session),
            AccountCommands.CreatePositions(context, session),
            SpecCommand.Create(context),
            ErrorsCommand.Create(context),
            DoctorCommand.Create(context, session),
            VerifyCommand.Create(context, session),
            RecordCommand.Create(context, session),
            ReplayCommand.Create(context),
            SimulateCommand.Create(context),
            KeysCommand.Create(context, session),
            RelayCommand.Create(context, session),
            McpCommand.Create(context, session),
            CompletionCommand.Create(context),
        };
        return root;
    }
}

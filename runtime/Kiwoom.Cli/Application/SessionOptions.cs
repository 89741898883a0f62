using System.CommandLine;

namespace Kiwoom.Cli.Application;

/// <summary>The options that say which server a command talks to: those commands have them that talk to one, or read keys.</summary>
internal sealed class SessionOptions
{
    public SessionOptions(CliContext context)
    {
        Environment = new Option<string?>("--env")
        {
            Description = context.Say("simulator (default), mock, real, or an address", "simulator(기본), mock, real 또는 주소"),
            HelpName = "ENV",
        };
        Environment.CompletionSources.Add("simulator", "mock", "real");
        Profile = new Option<string?>("--profile")
        {
            Description = context.Say("keys and settings of this name", "이 이름의 키와 설정"),
            HelpName = "NAME",
        };
        Real = new Option<bool>("--real")
        {
            Description = context.Say("lets orders go to the real server, with allowOrders", "allowOrders 와 함께 실제 서버 주문을 허용"),
        };
        foreach (var option in new[] { Environment, Profile })
        {
            TextOptions.RefuseFlags(option);
        }
    }

    public Option<string?> Environment { get; }

    public Option<string?> Profile { get; }

    public Option<bool> Real { get; }

    /// <summary>For a command that only reads, with its subcommands.</summary>
    public Command OfReading(Command command) => Add(command, Environment, Profile);

    /// <summary>For a command that may send orders, or says whether it may.</summary>
    public Command OfOrders(Command command) => Add(command, Environment, Profile, Real);

    /// <summary>For a command that asks for a profile's name alone.</summary>
    public Command OfProfile(Command command) => Add(command, Profile);

    public Settings Read(ParseResult result, CliContext context) =>
        Settings.Read(result.GetValue(Environment), result.GetValue(Profile), result.GetValue(Real), context);

    public Task<Session> OpenAsync(ParseResult result, CliContext context, CancellationToken cancellationToken) =>
        Session.OpenAsync(Read(result, context), context, cancellationToken);

    private static Command Add(Command command, params ReadOnlySpan<Option> options)
    {
        if (command.Subcommands.Count == 0)
        {
            foreach (var option in options)
            {
                command.Add(option);
            }
        }

        foreach (var subcommand in command.Subcommands)
        {
            Add(subcommand, options);
        }

        return command;
    }
}

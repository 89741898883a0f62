namespace Kiwoom.Cli.Application;

/// <summary>What a run talks to, and what it may do there.</summary>
internal sealed record Settings(ServerKind Kind, Uri? Address, string ProfileName, Profile Profile, bool IsReal, bool AllowOrders)
{
    public const string DefaultProfile = "default";

    /// <summary>Whether an order there would be money.</summary>
    public bool MayBeMoney => Kind == ServerKind.Real || (Kind == ServerKind.Custom && Address is { IsLoopback: false });

    /// <summary>Whether orders can be sent: anywhere but where they are money, and there with both leaves.</summary>
    public bool MayOrder => !MayBeMoney || (IsReal && AllowOrders);

    /// <param name="environment">What <c>--env</c> says; null where it says nothing.</param>
    /// <param name="profile">What <c>--profile</c> says; null where it says nothing.</param>
    /// <param name="isReal">Whether <c>--real</c> is there.</param>
    /// <param name="context">Has variables and profiles.</param>
    public static Settings Read(string? environment, string? profile, bool isReal, CliContext context)
    {
        var name = profile ?? context.Variable("KIWOOM_PROFILE") ?? DefaultProfile;
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            throw new CliException(context.Say($"'{name}' is no name of a profile: letters, digits, - and _", $"'{name}' 은(는) 프로필 이름이 아닙니다"));
        }

        var read = ProfileFile.Read(context, name);
        var chosen = environment ?? context.Variable("KIWOOM_ENVIRONMENT") ?? read.Environment ?? "simulator";
        var (kind, address) = ReadEnvironment(chosen, context);

        // Whoever starts an agent with the variable at 0 means it, whatever a profile beside it says.
        var allow = context.Variable("KIWOOM_ALLOW_ORDERS") is { Length: > 0 } leave ? leave is "1" or "true" : read.AllowOrders;
        return new Settings(kind, address, name, read, isReal, allow);
    }

    /// <summary>Says why no order can be sent.</summary>
    /// <exception cref="CliException">None can.</exception>
    public void RequireOrders(CliContext context)
    {
        if (!MayOrder)
        {
            throw new CliException(context.Say(
                "orders there are money: they need --real, and allowOrders in the profile (or KIWOOM_ALLOW_ORDERS=1)",
                "실제 주문입니다: --real 과 프로필의 allowOrders(또는 KIWOOM_ALLOW_ORDERS=1)가 필요합니다"));
        }
    }

    private static (ServerKind Kind, Uri? Address) ReadEnvironment(string text, CliContext context)
    {
        switch (text.ToUpperInvariant())
        {
            case "SIMULATOR":
                return (ServerKind.Simulator, context.Variable("KIWOOM_SIMULATOR") is { Length: > 0 } running ? ReadSimulator(running, context) : null);
            case "MOCK":
                return (ServerKind.Mock, null);
            case "REAL":
                return (ServerKind.Real, null);
            default:
                var address = ReadAddress(text, context);
                return (address.IsLoopback ? ServerKind.Simulator : KiwoomEnvironment.Custom(address).IsReal ? ServerKind.Real : ServerKind.Custom, address);
        }
    }

    private static Uri ReadSimulator(string text, CliContext context) => ReadAddress(text, context) is { IsLoopback: true } address
        ? address
        : throw new CliException(context.Say(
            $"KIWOOM_SIMULATOR is {text}, and a simulator is on this machine: for another server give --env",
            $"KIWOOM_SIMULATOR 이(가) {text} 입니다: 시뮬레이터는 이 컴퓨터에 있어야 합니다; 다른 서버는 --env 로 주세요"));

    private static Uri ReadAddress(string text, CliContext context)
    {
        try
        {
            var address = new Uri(text, UriKind.Absolute);
            _ = KiwoomEnvironment.Custom(address);
            return address;
        }
        catch (Exception e) when (e is UriFormatException or ArgumentException)
        {
            throw new CliException(context.Say(
                $"'{text}' is no environment: give simulator, mock, real or an address such as http://127.0.0.1:5000",
                $"'{text}' 은(는) 환경이 아닙니다: simulator, mock, real 또는 http://127.0.0.1:5000 같은 주소"));
        }
    }
}

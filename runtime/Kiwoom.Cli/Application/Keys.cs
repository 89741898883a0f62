using Kiwoom.Simulator;

namespace Kiwoom.Cli.Application;

/// <summary>The keys of a run, and where they were found.</summary>
/// <param name="AppKey">The app key.</param>
/// <param name="SecretKey">The secret key.</param>
/// <param name="Source">Where they were found, for people.</param>
internal sealed record Keys(Secret AppKey, Secret SecretKey, string Source)
{
    /// <summary>Keys of a simulator that was not told others.</summary>
    public static Keys OfSimulator => new(KiwoomSimulatorOptions.DefaultAppKey, KiwoomSimulatorOptions.DefaultSecretKey, "the simulator's own");

    /// <summary>Looks for the keys of a profile: environment variables, user secrets, and the system's keyring, in this order.</summary>
    /// <returns>Null where there are none.</returns>
    public static Keys? Find(Settings settings, CliContext context)
    {
        if (settings is { Kind: ServerKind.Simulator, Address: null })
        {
            // Keys of an account are none of its business.
            return OfSimulator;
        }

        var infix = InfixOf(settings.ProfileName);
        var (app, secret) = ($"KIWOOM_{infix}APP_KEY", $"KIWOOM_{infix}SECRET_KEY");
        switch (context.Variable(app), context.Variable(secret))
        {
            case ({ Length: > 0 } appKey, { Length: > 0 } secretKey):
                return ProfileFile.FindOther(context, settings.ProfileName, other => InfixOf(other) == infix) is { } other
                    ? throw Shared(app, settings.ProfileName, other, context)
                    : new Keys(appKey, secretKey, $"{app}, {secret}");
            case ({ Length: > 0 }, _):
                throw Half(app, secret, context);
            case (_, { Length: > 0 }):
                throw Half(secret, app, context);
        }

        return settings.Kind == ServerKind.Simulator ? OfSimulator : UserSecrets.Find(settings.ProfileName, context) ?? Keyring.Find(settings.ProfileName);
    }

    private static string InfixOf(string profile) => profile == Settings.DefaultProfile ? "" : profile.ToUpperInvariant().Replace('-', '_') + "_";

    /// <summary>An order would reach the account of one profile under the limits of the other.</summary>
    private static CliException Shared(string variable, string profile, string other, CliContext context) => new(
        context.Say(
            $"{variable} may be that of profile '{profile}' or '{other}': give one of them another name, or unset it and keep their keys with `kiwoom keys set`",
            $"{variable} 이(가) '{profile}' 와 '{other}' 프로필 중 어느 것인지 알 수 없습니다: 한쪽의 이름을 바꾸거나, 변수를 지우고 `kiwoom keys set` 으로 키를 저장하세요"),
        ExitCodes.Authentication);

    /// <summary>Keys of elsewhere may be another account's, which nobody asked for.</summary>
    private static CliException Half(string there, string missing, CliContext context) => new(
        context.Say($"{there} is set and {missing} is not: set both or neither", $"{there} 만 설정되고 {missing} 이(가) 없습니다: 둘 다 설정하거나 둘 다 지우세요"),
        ExitCodes.Authentication);

    /// <summary>The keys of a run.</summary>
    /// <exception cref="CliException">There are none.</exception>
    public static Keys Require(Settings settings, CliContext context) =>
        Find(settings, context) ?? throw new CliException(
            context.Say(
                "no keys: set KIWOOM_APP_KEY and KIWOOM_SECRET_KEY, or keep them with `kiwoom keys set`",
                "키가 없습니다: KIWOOM_APP_KEY 와 KIWOOM_SECRET_KEY 를 설정하거나 `kiwoom keys set` 으로 저장하세요"),
            ExitCodes.Authentication);
}

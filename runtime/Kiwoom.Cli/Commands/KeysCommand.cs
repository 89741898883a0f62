using System.CommandLine;
using System.Text;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Commands;

/// <summary><c>kiwoom keys</c>: keeps keys in the system's keyring. They are typed or piped, and never an argument, which a shell would remember.</summary>
internal static class KeysCommand
{
    public static Command Create(CliContext context, SessionOptions session)
    {
        var set = new Command("set", context.Say("keeps keys in the system's keyring; reads them from the terminal or two lines of a pipe", "시스템 키링에 키 저장 (터미널 또는 파이프에서 두 줄)"));
        set.SetAction(result =>
        {
            var profile = session.Read(result, context).ProfileName;
            if (Keyring.Tool is null)
            {
                throw new CliException(context.Say(
                    "there is no keyring tool here (secret-tool, security): use environment variables or user secrets",
                    "키링 도구(secret-tool, security)가 없습니다: 환경 변수나 user-secrets 를 쓰세요"), ExitCodes.Failure);
            }

            var appKey = ReadHidden(context, "app key: ");
            var secretKey = ReadHidden(context, "secret key: ");
            if (appKey.Length == 0 || secretKey.Length == 0)
            {
                throw new CliException(context.Say("both keys are needed", "두 키가 모두 필요합니다"));
            }

            if (!Keyring.Store(profile, appKey, secretKey))
            {
                throw new CliException(context.Say($"{Keyring.Tool} did not take them", $"{Keyring.Tool} 저장 실패"), ExitCodes.Failure);
            }

            context.Tell($"kept for profile {profile}", $"{profile} 프로필에 저장했습니다");
            return ExitCodes.Success;
        });
        var show = new Command("show", context.Say("tells where the keys come from, and not what they are", "키의 출처 보기 (값은 보이지 않음)"));
        show.SetAction(result =>
        {
            var settings = session.Read(result, context);
            context.Output.WriteLine(Keys.Find(settings, context)?.Source ?? context.Say("none", "없음"));
            return ExitCodes.Success;
        });
        var remove = new Command("remove", context.Say("takes them out of the keyring", "키링에서 삭제"));
        remove.SetAction(result =>
        {
            var removed = Keyring.Remove(session.Read(result, context).ProfileName);
            context.Tell(removed ? "removed" : "there were none", removed ? "삭제했습니다" : "없습니다");
            return ExitCodes.Success;
        });
        return new Command("keys", context.Say("Keys in the system's keyring", "시스템 키링의 키"))
        {
            session.OfProfile(set), session.OfReading(show), session.OfProfile(remove),
        };
    }

    private static string ReadHidden(CliContext context, string prompt)
    {
        if (Console.IsInputRedirected || !ReferenceEquals(context.Input, Console.In))
        {
            return context.Input.ReadLine()?.Trim() ?? "";
        }

        context.Error.Write(prompt);
        var text = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                text.Length = Math.Max(0, text.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                text.Append(key.KeyChar);
            }
        }

        context.Error.WriteLine();
        return text.ToString().Trim();
    }
}

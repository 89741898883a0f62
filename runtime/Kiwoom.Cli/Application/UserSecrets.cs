using System.Text.Json;

namespace Kiwoom.Cli.Application;

/// <summary>
/// Keys from the file of <c>dotnet user-secrets</c>: <c>dotnet user-secrets --id kiwoom-cli set Kiwoom:AppKey …</c>, and for a profile
/// <c>Kiwoom:NAME:AppKey</c>.
/// </summary>
internal static class UserSecrets
{
    private const string Id = "kiwoom-cli";

    public static string PathOf(CliContext context) => OperatingSystem.IsWindows()
        ? Path.Combine(Root(context, "APPDATA", Environment.SpecialFolder.ApplicationData), "Microsoft", "UserSecrets", Id, "secrets.json")
        : Path.Combine(Root(context, "HOME", Environment.SpecialFolder.UserProfile), ".microsoft", "usersecrets", Id, "secrets.json");

    public static Keys? Find(string profile, CliContext context)
    {
        var path = PathOf(context);
        if (!File.Exists(path))
        {
            return null;
        }

        var prefix = profile == Settings.DefaultProfile ? "Kiwoom:" : $"Kiwoom:{profile}:";
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return json.RootElement.TryGetProperty(prefix + "AppKey", out var app) && json.RootElement.TryGetProperty(prefix + "SecretKey", out var secret)
                && app.GetString() is { Length: > 0 } appKey && secret.GetString() is { Length: > 0 } secretKey
                    ? new Keys(appKey, secretKey, "user secrets")
                    : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new CliException(context.Say($"{path} is no JSON object of texts", $"{path} 은(는) 텍스트의 JSON 객체가 아닙니다"), ExitCodes.Authentication);
        }
    }

    private static string Root(CliContext context, string variable, Environment.SpecialFolder folder) =>
        context.Variable(variable) is { Length: > 0 } root ? root : CliContext.FolderOf(folder);
}

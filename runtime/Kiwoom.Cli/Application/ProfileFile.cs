using System.Text.Json;

namespace Kiwoom.Cli.Application;

/// <summary>Reads <c>profiles.json</c>: an object of profiles by name.</summary>
internal static class ProfileFile
{
    public const string FileName = "profiles.json";

    public static Profile Read(CliContext context, string name)
    {
        var path = PathOf(context);
        if (!File.Exists(path))
        {
            return name == Settings.DefaultProfile ? new Profile() : throw Missing(context, name, path);
        }

        return Read(context, path, profiles => profiles.TryGetProperty(name, out var profile) ? Read(profile)
            : name == Settings.DefaultProfile ? new Profile()
            : throw Missing(context, name, path));
    }

    /// <summary>The name of another profile for which something holds; null where it holds for none.</summary>
    public static string? FindOther(CliContext context, string name, Func<string, bool> holds)
    {
        var path = PathOf(context);
        return File.Exists(path) ? Read(context, path, profiles => profiles.EnumerateObject().Select(profile => profile.Name).FirstOrDefault(other => other != name && holds(other))) : null;
    }

    private static string PathOf(CliContext context) => Path.Combine(context.ConfigFolder, FileName);

    private static T Read<T>(CliContext context, string path, Func<JsonElement, T> read)
    {
        try
        {
            // Of two ceilings the later would win without a word.
            using var json = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { AllowDuplicateProperties = false });
            return read(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new CliException(context.Say($"{path} is not what a file of profiles looks like: {e.Message}", $"{path} 프로필 파일을 읽을 수 없습니다: {e.Message}"));
        }
    }

    private static Profile Read(JsonElement json)
    {
        var profile = new Profile();
        foreach (var property in json.EnumerateObject())
        {
            profile = property.Name switch
            {
                "environment" => profile with { Environment = property.Value.GetString() },
                "allowOrders" => profile with { AllowOrders = property.Value.GetBoolean() },
                "maxOrderValue" => profile with { MaxOrderValue = property.Value.GetDecimal() },
                "maxUnpricedQuantity" => profile with { MaxUnpricedQuantity = property.Value.GetInt64() },

                // A misspelt limit would be none.
                _ => throw new FormatException($"'{property.Name}' is none of environment, allowOrders, maxOrderValue, maxUnpricedQuantity."),
            };
        }

        return profile;
    }

    private static CliException Missing(CliContext context, string name, string path) =>
        new(context.Say($"there is no profile '{name}' in {path}", $"{path} 에 '{name}' 프로필이 없습니다"));
}

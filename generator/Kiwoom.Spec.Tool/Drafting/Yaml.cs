using System.Text.RegularExpressions;

namespace Kiwoom.Spec.Tool.Drafting;

/// <summary>Writes texts as YAML.</summary>
internal static partial class Yaml
{
    /// <summary>A text, in quotes where it would be something else without.</summary>
    public static string Text(string text) =>
        Plain().IsMatch(text) ? text : "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    [GeneratedRegex(@"^[A-Za-z0-9가-힣_/]([A-Za-z0-9가-힣_/.() -]*[A-Za-z0-9가-힣_/.()])?$")]
    private static partial Regex Plain();
}

namespace Kiwoom.Generator.Spec;

/// <summary>The path that a descriptor's calls are posted to.</summary>
internal static class UrlPath
{
    /// <summary>Whether it has plain segments alone: <c>//host</c> or <c>..</c> would lead elsewhere, and take the access token along.</summary>
    public static bool IsPlain(string path)
    {
        var segments = path.Split('/');
        return segments.Length > 1 && segments[0].Length == 0 && segments.Skip(1).All(segment => segment.Length > 0 && segment.All(IsPlain));
    }

    private static bool IsPlain(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-';
}

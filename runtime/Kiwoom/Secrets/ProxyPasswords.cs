namespace Kiwoom.Secrets;

/// <summary>The passwords of the proxies that the environment names: an HTTP stack repeats their addresses in its failures.</summary>
internal static class ProxyPasswords
{
    private static readonly string[] Variables = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];

    public static IEnumerable<string> OfEnvironment() => Variables.Select(Environment.GetEnvironmentVariable).SelectMany(PasswordsOf).Distinct();

    /// <summary>The password as it stands there, and as it is meant.</summary>
    private static IEnumerable<string> PasswordsOf(string? proxy)
    {
        var end = proxy?.LastIndexOf('@') ?? -1;
        if (end < 0)
        {
            yield break;
        }

        var scheme = proxy!.IndexOf("://", StringComparison.Ordinal);
        var user = proxy[(scheme < 0 ? 0 : scheme + 3)..end];
        if (user.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon)
        {
            var password = user[(colon + 1)..];
            yield return password;
            yield return Uri.UnescapeDataString(password);
        }
    }
}

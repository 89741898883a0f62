namespace Kiwoom;

/// <summary>
/// The HTTP handler that a client uses by itself; for an <see cref="HttpClient"/> of one's own, to which a proxy or a certificate is added:
/// <c>new HttpClient(handler)</c>.
/// </summary>
public static class KiwoomHttpHandler
{
    /// <summary>A handler that sends nothing anywhere but to the environment's server.</summary>
    /// <param name="environment">Where requests go.</param>
    public static SocketsHttpHandler Create(KiwoomEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return new SocketsHttpHandler
        {
            // An order must not wander: no redirects, no cookies.
            AllowAutoRedirect = false,
            UseCookies = false,

            // Through TLS a proxy sees nothing; plain HTTP, which only goes to this machine, would show it keys and tokens.
            UseProxy = environment.BaseAddress.Scheme == Uri.UriSchemeHttps,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
    }
}

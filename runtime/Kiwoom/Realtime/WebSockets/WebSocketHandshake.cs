using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;

namespace Kiwoom.Realtime.WebSockets;

/// <summary>Opens WebSocket connections (RFC 6455, 4.1). TLS, proxies and the upgrade are the HTTP stack's.</summary>
internal static class WebSocketHandshake
{
    /// <summary>Connects to a server.</summary>
    /// <param name="address">A <c>ws</c> or <c>wss</c> address.</param>
    /// <param name="usesProxy">Whether the system's proxy is asked.</param>
    /// <param name="longestMessage">How many bytes a message may be declared to have.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="HttpRequestException">The server cannot be reached.</exception>
    /// <exception cref="WebSocketException">It answers, but does not speak WebSocket.</exception>
    public static async Task<WebSocket> ConnectAsync(Uri address, bool usesProxy, long longestMessage, CancellationToken cancellationToken)
    {
        // What is upgraded lives on when its handler is gone.
        using var handler = new SocketsHttpHandler { UseProxy = usesProxy, UseCookies = false, AllowAutoRedirect = false };
        using var invoker = new HttpMessageInvoker(handler);
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.Connection.Add("Upgrade");
        request.Headers.Upgrade.Add(new("websocket"));
        request.Headers.Add("Sec-WebSocket-Version", "13");
        request.Headers.Add("Sec-WebSocket-Key", key);
        var response = await invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            Check(response, key);
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return new BufferedWebSocket(stream) { LongestMessage = longestMessage };
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static void Check(HttpResponseMessage response, string key)
    {
        if (response.StatusCode != HttpStatusCode.SwitchingProtocols)
        {
            throw new WebSocketException(WebSocketError.NotAWebSocket, $"the server answered {(int)response.StatusCode} and not 101.");
        }

        var speaksWebSocket = response.Headers.Upgrade.Any(protocol => protocol.Name.Equals("websocket", StringComparison.OrdinalIgnoreCase)) &&
            response.Headers.Connection.Contains("Upgrade", StringComparer.OrdinalIgnoreCase) &&
            response.Headers.TryGetValues("Sec-WebSocket-Accept", out var accepts) && accepts.SequenceEqual([AcceptFor(key)]) &&
            !response.Headers.Contains("Sec-WebSocket-Extensions") && !response.Headers.Contains("Sec-WebSocket-Protocol");
        if (!speaksWebSocket)
        {
            throw new WebSocketException(WebSocketError.HeaderError, "the server's answer to the upgrade is not one of WebSocket.");
        }
    }

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "RFC 6455 asks for SHA-1; it protects nothing.")]
    private static string AcceptFor(string key) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
}

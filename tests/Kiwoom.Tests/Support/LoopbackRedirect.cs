namespace Kiwoom.Tests.Support;

/// <summary>Sends what is meant for a server elsewhere to one on this machine.</summary>
internal sealed class LoopbackRedirect(Uri address) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri(address, request.RequestUri!.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}

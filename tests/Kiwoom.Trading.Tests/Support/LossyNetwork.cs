namespace Kiwoom.Trading.Tests.Support;

/// <summary>A network that loses answers when it is told to: what was asked has been done by then.</summary>
internal sealed class LossyNetwork : HttpMessageHandler
{
    private readonly HttpMessageInvoker _network = new(new SocketsHttpHandler());

    /// <summary>Whether the answers to orders are lost.</summary>
    public bool LosesOrders { get; set; }

    /// <summary>Whether orders are lost on their way.</summary>
    public bool LosesRequests { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isOrder = request.RequestUri!.AbsolutePath.EndsWith("/ordr", StringComparison.Ordinal);
        if (isOrder && LosesRequests)
        {
            _ = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            throw new HttpRequestException("the connection broke");
        }

        var answer = await _network.SendAsync(request, cancellationToken);
        return isOrder && LosesOrders ? throw new HttpRequestException("the connection broke") : answer;
    }

    protected override void Dispose(bool disposing)
    {
        _network.Dispose();
        base.Dispose(disposing);
    }
}

namespace Kiwoom.Tests.Orders;

/// <summary>Lets everything through to the server; the answers to orders are lost on the way back.</summary>
internal sealed class LostAnswers() : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (!request.Headers.GetValues("api-id").Single().StartsWith("kt1", StringComparison.Ordinal))
        {
            return response;
        }

        response.Dispose();
        throw new HttpRequestException("the answer was lost");
    }
}

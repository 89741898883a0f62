namespace Kiwoom.Tests.Faults.Handlers;

/// <summary>An audit log: reads what is sent.</summary>
internal sealed class BodyReadingHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
        {
            await content.ReadAsStringAsync(cancellationToken);
        }

        return await base.SendAsync(request, cancellationToken);
    }
}

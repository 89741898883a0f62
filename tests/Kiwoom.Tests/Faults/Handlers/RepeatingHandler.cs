namespace Kiwoom.Tests.Faults.Handlers;

/// <summary>Sends the same request again after a failure, a server's error, or when it becomes impatient.</summary>
internal sealed class RepeatingHandler(TimeSpan patience) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var impatience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            impatience.CancelAfter(patience);
            var response = await base.SendAsync(request, impatience.Token);
            if ((int)response.StatusCode < 400)
            {
                return response;
            }

            response.Dispose();
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return await base.SendAsync(request, cancellationToken);
    }
}

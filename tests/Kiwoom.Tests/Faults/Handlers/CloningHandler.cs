namespace Kiwoom.Tests.Faults.Handlers;

/// <summary>Sends copies: the bytes in a request of its own, and again after a failure.</summary>
internal sealed class CloningHandler(TimeSpan patience, bool copiesHeaders = true) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        try
        {
            using var impatience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            impatience.CancelAfter(patience);
            var response = await base.SendAsync(Copy(request, body), impatience.Token);
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

        return await base.SendAsync(Copy(request, body), cancellationToken);
    }

    private HttpRequestMessage Copy(HttpRequestMessage request, byte[] body)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = new ByteArrayContent(body) };
        foreach (var (name, values) in request.Headers.Where(header => copiesHeaders || header.Key is "api-id" or "authorization" or "Authorization"))
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        copy.Content.Headers.ContentType = request.Content?.Headers.ContentType;
        return copy;
    }
}

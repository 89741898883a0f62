namespace Kiwoom.Http;

/// <summary>Keeps calls from the mock server that it is known to refuse, whose answers would be no news.</summary>
internal sealed class MockGate(KiwoomOptions options)
{
    private readonly bool _isClosed = options.Environment!.IsMock && !options.SendToMockRegardless;

    /// <summary>Lets everything through that the server may serve.</summary>
    /// <exception cref="KiwoomRequestException">The mock server does not serve it.</exception>
    public void Pass<TRequest, TResponse>(Endpoint<TRequest, TResponse> endpoint)
        where TResponse : KiwoomResponse
    {
        if (_isClosed && endpoint.NotOnMock is { } code)
        {
            throw new KiwoomRequestException(
                endpoint.ApiId,
                [$"The mock server does not serve {endpoint.ApiId}: it refuses it with {code}. Use the real server, or set KiwoomOptions.SendToMockRegardless to send it all the same."]);
        }
    }
}

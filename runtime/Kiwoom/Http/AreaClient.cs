namespace Kiwoom.Http;

/// <summary>What the clients of all areas are: one way into the transport, for the methods emitted here and those that a project adds.</summary>
internal abstract class AreaClient(KiwoomTransport transport) : IEndpointCaller
{
    /// <summary>Carries the calls out.</summary>
    protected KiwoomTransport Transport { get; } = transport;

    Task<TResponse> IEndpointCaller.SendAsync<TRequest, TResponse>(
        Endpoint<TRequest, TResponse> endpoint, TRequest request, Continuation? continuation, CancellationToken cancellationToken) =>
        Transport.SendAsync(endpoint, request, continuation, cancellationToken);
}

using System.ComponentModel;
using Kiwoom.Http;
using Kiwoom.Testing;

namespace Kiwoom.Additions;

/// <summary>An area that a project's own spec adds to the client. It keeps nothing: its calls are those of the client that it belongs to.</summary>
/// <param name="client">The client, or a stand-in for it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AddedArea(IKiwoomClient client) : IEndpointCaller
{
    Task<TResponse> IEndpointCaller.SendAsync<TRequest, TResponse>(
        Endpoint<TRequest, TResponse> endpoint, TRequest request, Continuation? continuation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return endpoint.SendAsync(client ?? throw StandIn.Lacks(GetType().Name), request, continuation, cancellationToken);
    }
}

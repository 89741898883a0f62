using System.ComponentModel;
using System.Text.Json;
using Kiwoom.Catalog;
using Kiwoom.Serialization;
using Kiwoom.Testing;

namespace Kiwoom.Http;

/// <summary>What the transport has to know of an endpoint. The generator emits one subclass each.</summary>
/// <param name="apiId">Its API ID.</param>
/// <param name="path">The URL's path.</param>
/// <param name="kind">What repeating a call would mean.</param>
/// <param name="trnm">The name of a call over the WebSocket connection.</param>
/// <param name="notOnMock">The code with which the mock server refuses it; null where it is not known to.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Endpoint<TRequest, TResponse>(string apiId, string path, EndpointKind kind, string? trnm = null, string? notOnMock = null)
    where TResponse : KiwoomResponse
{
    // Where it was found to be a query: see ApiIds.
    internal IdTable? QueryOf;

    /// <summary>Its API ID.</summary>
    public string ApiId { get; } = apiId;

    /// <summary>The URL's path.</summary>
    public string Path { get; } = path;

    /// <summary>What repeating a call would mean.</summary>
    public EndpointKind Kind { get; } = kind;

    /// <summary>The name of a call over the WebSocket connection.</summary>
    public string? Trnm { get; } = trnm;

    /// <summary>The element of an order's receipt that has the order's number.</summary>
    public virtual ReadOnlySpan<byte> OrderNumberElement => default;

    /// <summary>The code with which the mock server refuses it; null where it is not known to.</summary>
    public string? NotOnMock { get; } = notOnMock;

    /// <summary>Whether an order trades at a price that its own says nothing of: the meaning of a mid-price order's, for example, is not documented.</summary>
    public virtual bool MayTradeAtAnyPrice(TRequest request) => false;

    /// <summary>The secrets that a request carries, which must not be shown wherever they turn up.</summary>
    public virtual Secret[] SecretsOfRequest(TRequest from) => [];

    /// <summary>The secrets that an answer brings.</summary>
    public virtual Secret[] SecretsOfAnswer(TResponse from) => [];

    /// <summary>Collects what is wrong with a request.</summary>
    public abstract void Check(TRequest request, ref RequestCheck check);

    /// <summary>Writes a request's JSON.</summary>
    public abstract void Write(Utf8JsonWriter writer, TRequest request);

    /// <summary>Reads an answer whose opening brace has been read.</summary>
    public abstract TResponse Read(ref WireReader reader);

    /// <summary>Carries out one call, one page: what the methods do that a project's own spec adds to the client.</summary>
    /// <param name="client">The client or one of its areas.</param>
    /// <param name="request">What to ask for.</param>
    /// <param name="continuation">Where the last page ended; null for the first page.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="NotImplementedException">It is a stand-in that is no <see cref="IEndpointCaller"/>.</exception>
    public Task<TResponse> SendAsync(object client, TRequest request, Continuation? continuation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client is IEndpointCaller caller
            ? caller.SendAsync(this, request, continuation, cancellationToken)
            : throw StandIn.Lacks($"{nameof(IEndpointCaller)}.{nameof(SendAsync)} of {ApiId}");
    }

    /// <summary>Whether orders of this type may have a price or none.</summary>
    /// <param name="type">The order's type; null where it has none.</param>
    protected static bool HasOptionalPrice<TEnum>(TEnum? type)
        where TEnum : struct, Enum => type is { } member && PriceRules.Of(member) == PriceRule.Optional;
}

using System.Text.Json;
using Kiwoom.Catalog;
using Kiwoom.Serialization;

namespace Kiwoom.Http;

/// <summary>What the transport has to know of an endpoint. The generator emits one subclass each.</summary>
internal abstract class Endpoint<TRequest, TResponse>(string apiId, string path, EndpointKind kind, string? trnm = null, string? notOnMock = null)
    where TResponse : KiwoomResponse
{
    public string ApiId { get; } = apiId;

    public string Path { get; } = path;

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
}

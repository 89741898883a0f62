using System.Text.Json;

namespace Kiwoom.Catalog;

/// <summary>An answer as the server sent it. Its bytes are <see cref="KiwoomResponse.Body"/>.</summary>
public sealed class RawAnswer : KiwoomResponse
{
    /// <summary>What was called.</summary>
    public required EndpointInfo Endpoint { get; init; }

    /// <summary>The answer as JSON; the caller disposes of it.</summary>
    public JsonDocument ParseBody() => JsonDocument.Parse(Body, CatalogAnswer.JsonOptions);

    /// <summary>What it says, by the endpoint's description: typed, with what the description does not know of it.</summary>
    public CatalogAnswer Describe() => CatalogAnswer.Read(Endpoint, this);
}

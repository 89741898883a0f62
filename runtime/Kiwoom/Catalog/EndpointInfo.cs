namespace Kiwoom.Catalog;

/// <summary>One endpoint of the API document, as the spec describes it.</summary>
public sealed record EndpointInfo
{
    /// <summary>The document's API ID, for example <c>ka10004</c>. Case matters: <c>0G</c> is not <c>0g</c>.</summary>
    public required string ApiId { get; init; }

    /// <summary>The document's Korean name (API 명).</summary>
    public required string KoreanName { get; init; }

    /// <summary>What the endpoint does, in one English sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Whether it reads, places an order, concerns the access token, or goes over the WebSocket connection.</summary>
    public required EndpointKind Kind { get; init; }

    /// <summary>The client property that holds the method, for example <c>MarketConditions</c>; of a token call a name alone, for the client makes it itself.</summary>
    public required string Area { get; init; }

    /// <summary>The C# method without its <c>Async</c> suffix.</summary>
    public required string Method { get; init; }

    /// <summary>The path the request is posted to, for example <c>/api/dostk/mrkcond</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the C# request type, which is public but for token calls; null where the request has no elements.</summary>
    public string? RequestType { get; init; }

    /// <summary>Name of the C# response type; null for a realtime type, which is not called.</summary>
    public string? ResponseType { get; init; }

    /// <summary>Name of the C# type of its realtime messages; null where it sends none.</summary>
    public string? MessageType { get; init; }

    /// <summary>The <c>trnm</c> of a call over the WebSocket connection; null for all others.</summary>
    public string? Trnm { get; init; }

    /// <summary>The request's elements in the document's order.</summary>
    public required IReadOnlyList<FieldInfo> Request { get; init; }

    /// <summary>The response's elements, without <c>return_code</c> and <c>return_msg</c>.</summary>
    public required IReadOnlyList<FieldInfo> Response { get; init; }

    /// <summary>The values of its realtime messages; their wire names are FIDs. Empty where it sends none.</summary>
    public IReadOnlyList<FieldInfo> Values { get; init; } = [];

    /// <summary>Where the endpoint was learnt; null for the API document.</summary>
    public string? Origin { get; init; }

    /// <summary>Wire name of the list that continues over pages; null where nothing continues.</summary>
    public string? PagedList { get; init; }

    /// <summary>The API IDs of the lists in which an order of unknown fate is looked up, in this order; empty for everything but orders.</summary>
    public IReadOnlyList<string> LookUp { get; init; } = [];

    /// <summary>How the mock server refuses it; null where it is not known to.</summary>
    public MockRefusal? NotOnMock { get; init; }

    /// <summary>What an order does, as the beginning of <see cref="Method"/> says; null for everything but orders.</summary>
    public OrderAction? OrderAction => Kind == EndpointKind.Order
        ? Enum.GetValues<OrderAction>().Cast<OrderAction?>().FirstOrDefault(action => Method.StartsWith(action.ToString()!, StringComparison.Ordinal))
        : null;

    /// <summary>A query that the catalogue lacks, of which no more is known than where it goes: its elements are sent as they are given.</summary>
    /// <param name="apiId">Its API ID.</param>
    /// <param name="path">The path it is posted to.</param>
    public static EndpointInfo Unlisted(string apiId, string path)
    {
        ArgumentNullException.ThrowIfNull(apiId);
        ArgumentNullException.ThrowIfNull(path);
        return new EndpointInfo
        {
            ApiId = apiId,
            KoreanName = "",
            Summary = "",
            Kind = EndpointKind.Query,
            Area = "",
            Method = "",
            Path = path,
            Request = [],
            Response = [],
        };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{ApiId} {KoreanName} ({Area}.{Method})";
}

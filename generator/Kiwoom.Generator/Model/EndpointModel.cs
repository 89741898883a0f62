using Kiwoom.Generator.Common;

namespace Kiwoom.Generator.Model;

/// <summary>What repeating a call would mean.</summary>
internal enum EndpointKind
{
    Query,
    Order,
    Token,
}

/// <summary>One endpoint, resolved: no line numbers, no syntax, so that an edit that changes nothing emits nothing.</summary>
/// <param name="ApiId">The document's id.</param>
/// <param name="Area">The area's C# name.</param>
/// <param name="Kind">Query, order or token.</param>
/// <param name="Korean">The document's name.</param>
/// <param name="Method">The C# method without <c>Async</c>.</param>
/// <param name="Summary">One English sentence.</param>
/// <param name="Path">The URL's path.</param>
/// <param name="TypeName">Base name of the emitted types.</param>
/// <param name="Request">The request's elements.</param>
/// <param name="Response">The response, with its C# type's name.</param>
internal sealed record EndpointModel(
    string ApiId,
    string Area,
    EndpointKind Kind,
    string Korean,
    string Method,
    string Summary,
    string Path,
    string TypeName,
    EquatableArray<FieldModel> Request,
    RecordModel Response)
{
    public string? Note { get; init; }

    /// <summary>Whether the response type stands in shapes.yaml.</summary>
    public bool HasSharedResponse { get; init; }

    /// <summary>The list that continues over pages; null for none.</summary>
    public RowsMember? PagedRows { get; init; }

    /// <summary>Code tables written inline.</summary>
    public EquatableArray<EnumModel> Enums { get; init; }

    public string RequestType => TypeName + "Request";

    public bool HasRequest => Request.Count > 0;

    /// <summary>The request type as the transport sees it.</summary>
    public string WireRequestType => HasRequest ? RequestType : "NoRequest";

    public string EndpointType => TypeName + "Endpoint";
}

using Kiwoom.Generator.Common;

namespace Kiwoom.Generator.Model;

/// <summary>How an endpoint is used and, for calls, what repeating one would mean.</summary>
internal enum EndpointKind
{
    Query,
    Order,
    Token,
    SocketCall,
    Realtime,
}

/// <summary>One endpoint, resolved: no line numbers, no syntax, so that an edit that changes nothing emits nothing.</summary>
/// <param name="ApiId">The document's id.</param>
/// <param name="Area">The area's C# name.</param>
/// <param name="Kind">Query, order, token, a call over the socket, or a realtime type.</param>
/// <param name="Korean">The document's name.</param>
/// <param name="Method">The C# method without <c>Async</c>.</param>
/// <param name="Summary">One English sentence.</param>
/// <param name="Path">The URL's path.</param>
/// <param name="TypeName">Base name of the emitted types.</param>
/// <param name="Request">The request's elements.</param>
/// <param name="Response">The response, with its C# type's name; null for a realtime type, which only sends messages.</param>
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
    RecordModel? Response)
{
    public string? Note { get; init; }

    /// <summary>Where it was learnt, if not from the document.</summary>
    public string? Origin { get; init; }

    /// <summary>Whether a project's own spec has it: its methods are then additions to the client, emitted in that project.</summary>
    public bool IsAddition { get; init; }

    /// <summary>Whether its area is one of such a spec too.</summary>
    public bool HasAddedArea { get; init; }

    /// <summary>What an order does, one of <c>OrderAction</c>'s names.</summary>
    public string? OrderAction { get; init; }

    /// <summary>Whether the response type stands in shapes.yaml.</summary>
    public bool HasSharedResponse { get; init; }

    /// <summary>The list that continues over pages; null for none.</summary>
    public RowsMember? PagedRows { get; init; }

    /// <summary>The messages it sends; null for none.</summary>
    public MessageModel? Message { get; init; }

    /// <summary>The name of a call over the socket (<c>trnm</c>).</summary>
    public string? Trnm { get; init; }

    /// <summary>How the mock server refuses it; null where it serves it.</summary>
    public MockRefusalModel? NotOnMock { get; init; }

    /// <summary>The parameters of the short overload, in its order; null where there is none.</summary>
    public EquatableArray<FieldModel>? Short { get; init; }

    /// <summary>Code tables written inline.</summary>
    public EquatableArray<EnumModel> Enums { get; init; }

    /// <summary>The area or client that a method added to it belongs to. No element has such a name.</summary>
    public const string Receiver = "_client";

    /// <summary>What a method says before another one of its own.</summary>
    public string Self => IsAddition ? Receiver + "." : "";

    public string RequestType => TypeName + "Request";

    /// <summary>The elements that a caller gives.</summary>
    public IEnumerable<FieldModel> Arguments => Request.Where(item => item.Constant is null);

    public bool HasRequest => Arguments.Any();

    /// <summary>The request type as the transport sees it.</summary>
    public string WireRequestType => HasRequest ? RequestType : "NoRequest";

    /// <summary>Whether the client has a method for it that the transport carries out.</summary>
    public bool IsRestCall => Kind is EndpointKind.Query or EndpointKind.Order or EndpointKind.Token;

    /// <summary>Whether users see it. Calls for tokens are the client's own: one from outside could end the token that it uses.</summary>
    public bool IsPublic => Kind != EndpointKind.Token;

    /// <summary>The access modifier of its methods and types.</summary>
    public string Access => IsPublic ? "public" : "internal";

    /// <summary>Every record that answers and messages become, outermost first.</summary>
    public IEnumerable<RecordModel> Records =>
        (Response?.SelfAndRows() ?? []).Concat(Message?.Record.SelfAndRows() ?? []);

    public string EndpointType => TypeName + "Endpoint";

    /// <summary>The element that says how an order is priced, with a code table that knows; null where there is none.</summary>
    public FieldModel? OrderType { get; init; }

    /// <summary>The element of an order's receipt with its number; null for none.</summary>
    public FieldModel? OrderNumber => Response?.Members.OfType<ScalarMember>()
        .FirstOrDefault(member => member.Field is { Role: OrderRole.Number, Type: FieldType.Code })?.Field;

    /// <summary>The ids of the lists in which an order of unknown fate is looked up, in this order.</summary>
    public EquatableArray<string> LookUp { get; init; } = EquatableArray<string>.Empty;

    /// <summary>The secrets that its request carries.</summary>
    public IEnumerable<FieldModel> RequestSecrets => Arguments.Where(item => item.Type == FieldType.Secret);

    /// <summary>The secrets that its answer brings.</summary>
    public IEnumerable<FieldModel> ResponseSecrets => (Response?.Members ?? EquatableArray<MemberModel>.Empty)
        .OfType<ScalarMember>().Select(member => member.Field).Where(item => item.Type == FieldType.Secret);

    /// <summary>The element that has this role in an order; null for none.</summary>
    public FieldModel? Find(OrderRole role) => Arguments.FirstOrDefault(field => field.Role == role);
}

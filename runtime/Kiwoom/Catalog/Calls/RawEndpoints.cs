using Kiwoom.Http;

namespace Kiwoom.Catalog;

/// <summary>
/// Makes what the transport calls of a description, and refuses what could be taken for something else than it is: an order that calls itself a query would
/// be repeated.
/// </summary>
internal static class RawEndpoints
{
    private const int LongestId = 16;

    /// <summary>The endpoint of a call.</summary>
    /// <exception cref="KiwoomRequestException">Nothing of the kind can be called.</exception>
    public static RawEndpoint Create(RawCall call)
    {
        var given = call.Endpoint;
        CheckId(given);
        var known = KnownEndpoints.Find(given.ApiId);
        if ((known ?? given).Kind is not (EndpointKind.Query or EndpointKind.Order))
        {
            throw Refuse(given, KindHelp(known ?? given));
        }

        if (known is null)
        {
            CheckPath(given);
            if (given.Kind == EndpointKind.Order)
            {
                CheckRoles(given);
            }
        }
        else if (given.Kind != known.Kind || given.Path != known.Path)
        {
            throw Refuse(given, $"The catalogue has it as {known.Kind} at {known.Path}: it is called as nothing else.");
        }

        // What an order is checked by is no matter of opinion; a query may be described anew.
        return new RawEndpoint(known is { Kind: EndpointKind.Order } ? known : given);
    }

    private static void CheckId(EndpointInfo endpoint)
    {
        var id = endpoint.ApiId;
        if (id.Length is 0 or > LongestId || !id.All(char.IsAsciiLetterOrDigit))
        {
            throw Refuse(endpoint, $"'{id}' is no API ID: those have up to {LongestId} letters and digits.");
        }

        if (KnownEndpoints.Find(id) is null && KnownEndpoints.FindAlike(id) is { } alike)
        {
            throw Refuse(endpoint, $"'{id}' is not '{alike}', which the catalogue has: case matters.");
        }
    }

    private static string KindHelp(EndpointInfo endpoint) => endpoint.Kind switch
    {
        EndpointKind.Token => "Tokens are asked for by the client alone: a second one could end the token in use.",
        EndpointKind.SocketCall => "It goes over the WebSocket connection: use ConditionSearch.",
        _ => "It is a type of realtime messages, which is not called: use Realtime.",
    };

    /// <summary>A path has plain segments alone: anything else could lead elsewhere, to another server among them.</summary>
    private static void CheckPath(EndpointInfo endpoint)
    {
        var segments = endpoint.Path.Split('/');
        if (segments.Length < 2 || segments[0].Length > 0 || segments.Skip(1).Any(segment => segment.Length == 0 || !segment.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')))
        {
            throw Refuse(endpoint, $"'{endpoint.Path}' is no path of this API: give one such as /api/area/name.");
        }

        var kind = KnownEndpoints.KindOfPath(endpoint.Path);
        if (kind == EndpointKind.Token || (kind == EndpointKind.Order && endpoint.Kind != EndpointKind.Order))
        {
            throw Refuse(endpoint, ApiIds.QueryAt(endpoint.Path, kind.Value));
        }
    }

    private static void CheckRoles(EndpointInfo endpoint)
    {
        var has = endpoint.Request.Select(field => field.Role).ToHashSet();
        var lacks = new List<OrderRole>();
        lacks.AddRange(new[] { OrderRole.Code, OrderRole.Quantity }.Where(role => !has.Contains(role)));
        if (!endpoint.Response.Any(field => field.Role == OrderRole.Number))
        {
            lacks.Add(OrderRole.Number);
        }

        switch (endpoint.OrderAction)
        {
            case null:
                throw Refuse(endpoint, $"The description of an order has a Method that begins with {string.Join(", ", Enum.GetNames<OrderAction>())}.");
            case OrderAction.Buy or OrderAction.Sell:
                lacks.AddRange(new[] { OrderRole.Price, OrderRole.Type }.Where(role => !has.Contains(role)));
                break;
            case OrderAction.Modify:
                lacks.AddRange(new[] { OrderRole.OriginalNumber, OrderRole.Price }.Where(role => !has.Contains(role)));
                break;
            default:
                lacks.AddRange(new[] { OrderRole.OriginalNumber }.Where(role => !has.Contains(role)));
                break;
        }

        if (lacks.Count > 0)
        {
            throw Refuse(endpoint, $"The description of an order says which element is its {string.Join(", its ", lacks)} (FieldInfo.Role): without that it can be neither checked nor looked up.");
        }
    }

    private static KiwoomRequestException Refuse(EndpointInfo endpoint, string problem) => new(endpoint.ApiId, [problem]);
}

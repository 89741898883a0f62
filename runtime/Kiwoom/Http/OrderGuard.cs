using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Kiwoom.Catalog;

namespace Kiwoom.Http;

/// <summary>
/// Stands innermost in an HttpClient that has handlers. What they pass on, repeat or copy is a request with a ticket; the order itself is
/// put into it here, where nothing lies behind but the network, and only once.
/// </summary>
internal sealed class OrderGuard(HttpMessageHandler network) : DelegatingHandler(network)
{
    // A header, because that is what everybody keeps who copies a request. The guard takes it off; a server sees it, and the view, only where
    // a handler sends requests past the guard, by a way of its own.
    private const string TicketHeader = "kiwoom-order";

    private static readonly ConcurrentDictionary<string, JsonRequestContent> Orders = new(StringComparer.Ordinal);
    private static readonly Lock Gate = new();

    private readonly bool _isStandIn = IsStandIn(network);

    /// <summary>Puts a guard into an HttpClient, unless nothing can come between it and the network.</summary>
    public static OrderRoute Install(HttpMessageInvoker http)
    {
        lock (Gate)
        {
            return FindHandler(http) switch
            {
                null => OrderRoute.Network,
                DelegatingHandler first => Install(first),
                var network => IsStandIn(network) ? OrderRoute.StandIn : OrderRoute.Network,
            };
        }
    }

    /// <summary>Hides an order from the handlers; until the ticket is disposed of, the guard knows it.</summary>
    public static Ticket Hide(HttpRequestMessage message, JsonRequestContent order)
    {
        var name = Guid.NewGuid().ToString("N");
        Orders[name] = order;
        message.Content = new OrderView(name);
        message.Headers.TryAddWithoutValidation(TicketHeader, name);
        return new Ticket(name);
    }

    /// <summary>Whether one of .NET's own connections gave a response: nobody else can make what it reads its body from.</summary>
    public static bool IsOfNetwork(HttpResponseMessage response)
    {
        var type = response.Content.GetType();
        return type.Assembly == typeof(HttpContent).Assembly && !type.IsVisible;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.NonValidated.TryGetValues(TicketHeader, out var ticket))
        {
            return SendOrderAsync(request, ticket.ToString(), cancellationToken);
        }

        return IsOrder(request) ? throw OrderGuardException.Copied() : base.SendAsync(request, cancellationToken);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        IsOrder(request) ? throw OrderGuardException.Copied() : base.Send(request, cancellationToken);

    private static OrderRoute Install(DelegatingHandler first)
    {
        var last = first;
        while (last.InnerHandler is DelegatingHandler next)
        {
            last = next;
        }

        if (last is OrderGuard)
        {
            return OrderRoute.Guarded;
        }

        if (last.InnerHandler is not { } network)
        {
            return OrderRoute.Network;
        }

        try
        {
            last.InnerHandler = new OrderGuard(network);
            return OrderRoute.Guarded;
        }
        catch (InvalidOperationException)
        {
            // It is in use already, and .NET changes it no more.
            return OrderRoute.Network;
        }
    }

    /// <summary>The first handler behind an HttpClient, which .NET does not tell; null where it has become another field.</summary>
    private static HttpMessageHandler? FindHandler(HttpMessageInvoker http)
    {
        try
        {
            return HandlerOf(http);
        }
        catch (MissingFieldException)
        {
            return null;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_handler")]
    private static extern ref HttpMessageHandler HandlerOf(HttpMessageInvoker http);

    private static bool IsStandIn(HttpMessageHandler network) => network is not (SocketsHttpHandler or HttpClientHandler);

    private static bool IsOrder(HttpRequestMessage request) =>
        request.Headers.NonValidated.TryGetValues("api-id", out var apiId) && ApiIds.KindOf(apiId.ToString()) == EndpointKind.Order;

    private async Task<HttpResponseMessage> SendOrderAsync(HttpRequestMessage request, string ticket, CancellationToken cancellationToken)
    {
        if (!Orders.TryGetValue(ticket, out var order) || request.Method != HttpMethod.Post)
        {
            throw OrderGuardException.SentBefore();
        }

        if (_isStandIn)
        {
            order.HandOver();
        }

        var view = request.Content;
        request.Headers.Remove(TicketHeader);
        request.Content = order;
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (_isStandIn || IsOfNetwork(response))
            {
                order.WasAnswered(response);
            }

            return response;
        }
        finally
        {
            // Whoever sends the same message again comes here again, and is refused if the order is on its way.
            request.Content = view;
            request.Headers.TryAddWithoutValidation(TicketHeader, ticket);
        }
    }

    /// <summary>As long as it lives, the guard knows the order.</summary>
    internal readonly struct Ticket(string name) : IDisposable
    {
        public void Dispose() => Orders.TryRemove(name, out _);
    }
}

namespace Kiwoom.Catalog;

/// <summary>How an endpoint is used and, for calls, what repeating one would mean.</summary>
public enum EndpointKind
{
    /// <summary>Reads; repeating it is harmless.</summary>
    Query,

    /// <summary>Places, modifies or cancels an order; sent at most once.</summary>
    Order,

    /// <summary>Issues or revokes an access token; sent without one.</summary>
    Token,

    /// <summary>A call over the WebSocket connection.</summary>
    SocketCall,

    /// <summary>Messages that the server sends over the WebSocket connection.</summary>
    Realtime,
}

namespace Kiwoom.Catalog;

/// <summary>What repeating a call would mean.</summary>
public enum EndpointKind
{
    /// <summary>Reads; repeating it is harmless.</summary>
    Query,

    /// <summary>Places, modifies or cancels an order; sent at most once.</summary>
    Order,

    /// <summary>Issues or revokes an access token; sent without one.</summary>
    Token,
}

namespace Kiwoom.Catalog;

/// <summary>A call by the names and texts of the wire, of any endpoint, one that the catalogue lacks too.</summary>
/// <remarks>
/// It goes the way of every call: token, limits, repeats, and for orders the guard that sends them at most once. Only queries and orders can be
/// called so. An order needs a description with the roles of its elements; that of a known one is the catalogue's own, and a known API ID is
/// never called as anything but what it is.
/// </remarks>
public sealed class RawCall
{
    /// <summary>Creates a call.</summary>
    /// <param name="endpoint">What is called: out of <see cref="KiwoomCatalog"/>, a description of your own, or <see cref="EndpointInfo.Unlisted"/>.</param>
    public RawCall(EndpointInfo endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        Endpoint = endpoint;
    }

    /// <summary>What is called.</summary>
    public EndpointInfo Endpoint { get; }

    /// <summary>The request's elements by wire name, each as the text that is sent. One that is left out is sent as the spec says: blank, its default or its only value.</summary>
    public IReadOnlyDictionary<string, string> Elements { get; init; } = new Dictionary<string, string>();

    /// <summary>The page to ask for; null for the first.</summary>
    public Continuation? Continuation { get; init; }

    /// <summary>
    /// Whether the elements of a query are sent without a look at their description: a code that is newer than its table, for example. Orders are
    /// always checked. Default: false.
    /// </summary>
    public bool SkipChecks { get; init; }

    /// <summary>What is called; no elements.</summary>
    public override string ToString() => Endpoint.ToString();
}

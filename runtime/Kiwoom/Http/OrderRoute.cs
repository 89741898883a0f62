namespace Kiwoom.Http;

/// <summary>What lies between the library and the network, as far as orders are concerned.</summary>
internal enum OrderRoute
{
    /// <summary>
    /// Nothing, or nobody knows: the order is given to .NET's connections alone, and only an answer that they made counts.
    /// </summary>
    Network,

    /// <summary>Handlers, and behind them an <see cref="OrderGuard"/>.</summary>
    Guarded,

    /// <summary>A handler of the application's own that is the network itself, for example a stand-in in a test.</summary>
    StandIn,
}

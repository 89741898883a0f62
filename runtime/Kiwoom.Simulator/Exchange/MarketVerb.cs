namespace Kiwoom.Simulator.Exchange;

/// <summary>What somebody outside does to a market.</summary>
internal enum MarketVerb
{
    /// <summary>Pays into an account.</summary>
    PayIn,

    /// <summary>Brings shares into an account.</summary>
    Deliver,

    /// <summary>Sends an order.</summary>
    Place,

    /// <summary>Moves an order to another price.</summary>
    Modify,

    /// <summary>Withdraws an order.</summary>
    Cancel,
}

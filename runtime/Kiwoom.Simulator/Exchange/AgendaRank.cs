namespace Kiwoom.Simulator.Exchange;

/// <summary>Which of the things of one moment happens first.</summary>
internal enum AgendaRank
{
    /// <summary>Days, phases and notices.</summary>
    Session,

    /// <summary>The end of a volatility interruption.</summary>
    Interruption,

    /// <summary>Values of indices.</summary>
    Index,

    /// <summary>What the flow does.</summary>
    Flow,
}

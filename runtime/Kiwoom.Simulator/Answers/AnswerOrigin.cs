namespace Kiwoom.Simulator.Answers;

/// <summary>Where an answer's values come from.</summary>
internal enum AnswerOrigin
{
    /// <summary>The simulated market or its account, or the protocol itself.</summary>
    Market,

    /// <summary>The market, and the document's example where the market knows nothing, as of a company's figures.</summary>
    MarketAndExample,

    /// <summary>The document's example.</summary>
    Example,
}

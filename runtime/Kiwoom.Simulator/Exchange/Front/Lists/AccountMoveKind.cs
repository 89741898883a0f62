namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>What moved in an account.</summary>
internal enum AccountMoveKind
{
    /// <summary>Money was paid in (입금).</summary>
    PayIn,

    /// <summary>Shares came from elsewhere (입고).</summary>
    Delivery,

    /// <summary>A purchase (매수).</summary>
    Buy,

    /// <summary>A sale (매도).</summary>
    Sell,
}

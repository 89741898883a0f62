namespace Kiwoom.Simulator.Exchange.Sessions;

/// <summary>What a board is doing.</summary>
internal enum SessionPhase
{
    /// <summary>Nothing: no orders are taken.</summary>
    Closed,

    /// <summary>KRX collects orders for the opening price (08:30–09:00).</summary>
    OpeningAuction,

    /// <summary>KRX trades continuously (09:00–15:20).</summary>
    Regular,

    /// <summary>KRX collects orders for the closing price (15:20–15:30).</summary>
    ClosingAuction,

    /// <summary>KRX trades at the previous day's closing price (08:30–08:40).</summary>
    PreMarketClose,

    /// <summary>KRX trades at the day's closing price (15:40–16:00).</summary>
    AfterHoursClose,

    /// <summary>KRX trades shares continuously after hours (16:00–20:00).</summary>
    AfterMarket,

    /// <summary>NXT before the regular session (08:00–08:50).</summary>
    NxtPreMarket,

    /// <summary>NXT beside the regular session (09:00:30–15:20).</summary>
    NxtMain,

    /// <summary>NXT collects orders for the after-market's first price (15:30–15:40).</summary>
    NxtAfterAuction,

    /// <summary>NXT after the regular session (15:40–20:00).</summary>
    NxtAfterMarket,
}

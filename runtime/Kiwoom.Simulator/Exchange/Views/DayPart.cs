namespace Kiwoom.Simulator.Exchange.Views;

/// <summary>A part of the trading day.</summary>
internal enum DayPart
{
    /// <summary>Before the regular session (장전).</summary>
    Before,

    /// <summary>The regular session with its auctions (장중).</summary>
    Regular,

    /// <summary>After it (장후).</summary>
    After,
}

namespace Kiwoom.Simulator.Exchange.Sessions;

/// <summary>What the phases mean for orders.</summary>
internal static class SessionPhases
{
    /// <summary>Whether orders are collected for one price, and nothing trades meanwhile.</summary>
    public static bool IsAuction(this SessionPhase phase) =>
        phase is SessionPhase.OpeningAuction or SessionPhase.ClosingAuction or SessionPhase.NxtAfterAuction;

    /// <summary>Whether this phase belongs to the hours after the regular session.</summary>
    public static bool IsAfterMarket(this SessionPhase phase) =>
        phase is SessionPhase.AfterMarket or SessionPhase.NxtAfterAuction or SessionPhase.NxtAfterMarket;
}

using Kiwoom.Simulator;
using Kiwoom.Simulator.Realtime;

namespace Kiwoom.Tests.Simulator.Exchange;

/// <summary>A simulator with an exchange, whose clock a test moves.</summary>
internal static class FrontSession
{
    public static async Task<(SimulatorSession Session, ManualClock Clock)> StartAsync(string start, long seed = 5, int eventsPerDay = 60_000)
    {
        // The test's clock is another day: the simulated time is what counts.
        var clock = new ManualClock("2025-09-08 13:05:43");
        var session = await SimulatorSession.StartAsync(new KiwoomSimulatorOptions
        {
            TimeProvider = clock,
            OrdersPerPage = 1_000,

            // Heartbeats have the real time: none of them may come between the frames that a test reads.
            Realtime = new SimulatorRealtimeOptions { PingInterval = TimeSpan.FromHours(1) },
            Exchange = new SimulatorExchangeOptions
            {
                Start = DateTime.ParseExact(start, "yyyy-MM-dd HH:mm", null),
                Seed = seed,
                EventsPerDay = eventsPerDay,
            },
        });
        return (session, clock);
    }

    public static Task<SimulatorReply> OrderAsync(
        this SimulatorSession session, string apiId, string quantity, string price, string type, string code = "005930", string exchange = "KRX") =>
        session.CallAsync(apiId, ("dmst_stex_tp", exchange), ("stk_cd", code), ("ord_qty", quantity), ("ord_uv", price), ("trde_tp", type));

    public static Task<SimulatorReply> UnfilledAsync(this SimulatorSession session) =>
        session.CallAsync("ka10075", ("all_stk_tp", "0"), ("trde_tp", "0"), ("stk_cd", ""), ("stex_tp", "0"));

    public static Task<SimulatorReply> FilledAsync(this SimulatorSession session) =>
        session.CallAsync("ka10076", ("stk_cd", ""), ("qry_tp", "0"), ("sell_tp", "0"), ("ord_no", ""), ("stex_tp", "0"));

    public static Task<SimulatorReply> HistoryAsync(this SimulatorSession session) => session.CallAsync(
        "kt00007", ("ord_dt", ""), ("qry_tp", "1"), ("stk_bond_tp", "1"), ("sell_tp", "0"), ("stk_cd", ""), ("fr_ord_no", ""), ("dmst_stex_tp", "%"));

    public static Task<SimulatorReply> BalanceAsync(this SimulatorSession session) =>
        session.CallAsync("kt00018", ("qry_tp", "1"), ("dmst_stex_tp", "KRX"));

    public static Task<SimulatorReply> DepositAsync(this SimulatorSession session) => session.CallAsync("kt00001", ("qry_tp", "3"));
}

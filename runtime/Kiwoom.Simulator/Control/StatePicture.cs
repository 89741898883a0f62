using System.Globalization;
using System.Text.Json.Nodes;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Simulator.Control;

/// <summary>What a simulator is doing, as JSON.</summary>
internal static class StatePicture
{
    public static JsonObject Of(ControlParts parts)
    {
        var simulator = parts.Simulator;
        var faults = simulator.Faults;
        var state = new JsonObject
        {
            ["address"] = simulator.BaseAddress.ToString(),
            ["websocket"] = simulator.Realtime.Address.ToString(),
            ["app_key"] = simulator.AppKey,
            ["secret_key"] = simulator.SecretKey,
            ["faults_pending"] = faults.PendingCount,
            ["faults_struck"] = faults.StruckCount,
            ["maintenance"] = faults.IsInMaintenance,
            ["latency_median_ms"] = faults.Latency?.Median.TotalMilliseconds ?? 0,
            ["sessions"] = new JsonArray([.. simulator.Realtime.Sessions.Where(session => session.IsOpen).Select(session => (JsonNode)new JsonObject
            {
                ["id"] = session.Id,
                ["logged_in"] = session.IsLoggedIn,
                ["registrations"] = session.Registrations.Count,
                ["frames_sent"] = session.FramesSent,
            })]),
        };
        if (parts.Exchange is { } exchange)
        {
            using var turn = exchange.Begin();
            state["now"] = exchange.Engine.Now.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
            state["speed"] = exchange.Time.Speed;
            state["seed"] = exchange.Engine.Options.Seed;
            state["events"] = exchange.Engine.Log.Sequence;
            state["krx"] = exchange.Engine.Sessions.PhaseOf(Board.Krx).ToString();
            state["nxt"] = exchange.Engine.Sessions.PhaseOf(Board.Nxt).ToString();
        }

        return state;
    }
}

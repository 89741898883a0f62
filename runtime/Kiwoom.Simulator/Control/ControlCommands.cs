using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kiwoom.Catalog;
using Kiwoom.Simulator.Realtime;

namespace Kiwoom.Simulator.Control;

/// <summary>What the control does to a simulator.</summary>
internal static class ControlCommands
{
    private const int HugeSize = 8 * 1024 * 1024;

    /// <summary>A day takes about a second, in which nobody is answered: a year that is mistyped would take an hour.</summary>
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(366);

    /// <summary>Sets the speed, pauses, steps, or goes on to a time.</summary>
    public static void SetClock(KiwoomSimulator simulator, ReadOnlyMemory<byte> json)
    {
        var body = ControlBody.Parse(json, "speed", "step_seconds", "advance_to");
        var exchange = ExchangeOf(simulator);
        if (body.Number("speed") is { } speed)
        {
            exchange.Speed = speed is >= 0 and <= SimulatorExchangeOptions.MaxSpeed ? speed : throw new ControlRequestException("'speed' is not from 0 to 100000.");
        }

        if (body.Number("step_seconds") is { } seconds)
        {
            exchange.AdvanceTo(exchange.Now.AddSeconds(
                seconds > 0 && seconds <= Farthest.TotalSeconds ? seconds : throw new ControlRequestException($"'step_seconds' is not above 0 and at most {Farthest.TotalSeconds}.")));
        }

        if (body.Time("advance_to") is { } time)
        {
            exchange.AdvanceTo(time - exchange.Now <= Farthest ? time : throw new ControlRequestException($"'advance_to' is more than {Farthest.TotalDays} days ahead."));
        }
    }

    /// <summary>Goes on from a market that was written down.</summary>
    public static void Restore(KiwoomSimulator simulator, ReadOnlyMemory<byte> json)
    {
        try
        {
            ExchangeOf(simulator).Restore(Encoding.UTF8.GetString(json.Span));
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or FormatException)
        {
            throw new ControlRequestException($"The body is no snapshot of this simulator. {exception.Message}");
        }
    }

    public static void Strike(KiwoomSimulator simulator, ReadOnlyMemory<byte> json)
    {
        var body = ControlBody.Parse(json, "fault", "count", "api_id", "is_carried_out", "share");
        var fault = body.Choice<HttpFault>("fault");
        var id = body.Text("api_id");
        if (body.Number("share") is { } share)
        {
            if (id is not null || body.Has("count") || body.Has("is_carried_out"))
            {
                throw new ControlRequestException("'share' strikes calls of all ids: 'count', 'api_id' and 'is_carried_out' do not go with it.");
            }

            simulator.Faults.StrikeAtRandom(
                share is >= 0 and <= 1 ? share : throw new ControlRequestException("'share' is not from 0 to 1."), fault is { } only ? [only] : []);
            return;
        }

        var count = body.Whole("count") ?? 1;
        simulator.Faults.Strike(
            fault ?? throw new ControlRequestException("'fault' is missing: one of " + string.Join(", ", Enum.GetNames<HttpFault>()) + "."),
            count > 0 ? count : throw new ControlRequestException("'count' is not above zero."),
            id is null || KiwoomCatalog.Find(id) is not null ? id : throw new ControlRequestException($"'{id}' is no API ID of a call."),
            body.Flag("is_carried_out") ?? false);
    }

    public static void SetLatency(KiwoomSimulator simulator, ReadOnlyMemory<byte> json)
    {
        var body = ControlBody.Parse(json, "median_ms", "spread", "longest_ms");
        if (!body.Has("median_ms") && (body.Has("spread") || body.Has("longest_ms")))
        {
            throw new ControlRequestException("'median_ms' is missing.");
        }

        try
        {
            simulator.Faults.Latency = body.Number("median_ms") is not { } median || median == 0 ? null : new SimulatedLatency
            {
                Median = TimeSpan.FromMilliseconds(median),
                Spread = body.Number("spread") ?? 0,
                Longest = body.Number("longest_ms") is { } longest ? TimeSpan.FromMilliseconds(longest) : null,
            };
        }
        catch (Exception exception) when (exception is ArgumentException or OverflowException)
        {
            throw new ControlRequestException(exception.Message);
        }
    }

    public static void SetMaintenance(KiwoomSimulator simulator, ReadOnlyMemory<byte> json) =>
        simulator.Faults.IsInMaintenance = ControlBody.Parse(json, "on").Flag("on") ?? true;

    /// <summary>Does something to one session, or to all; says how many it struck.</summary>
    public static JsonNode StrikeSockets(KiwoomSimulator simulator, ReadOnlyMemory<byte> json)
    {
        var body = ControlBody.Parse(json, "fault", "session", "count", "milliseconds");
        var session = body.Whole("session");
        var count = Math.Max(1, body.Whole("count") ?? 1);
        var time = TimeSpan.FromMilliseconds(Math.Clamp(body.Number("milliseconds") ?? 1_000, 0, 600_000));
        var realtime = simulator.Realtime;
        var struck = body.Choice<SocketFault>("fault") switch
        {
            SocketFault.Drop => realtime.Drop(session),
            SocketFault.Reset => realtime.Reset(session),
            SocketFault.Close => realtime.Close(session),
            SocketFault.CloseInsideMessage => realtime.Close(WebSocketCloseStatus.NormalClosure, insideMessage: true, sessionId: session),
            SocketFault.Silence => realtime.Silence(session),
            SocketFault.KickOut => realtime.KickOut(session),
            SocketFault.StopReading => realtime.StopReading(time, session),
            SocketFault.Fragment => realtime.Fragment(count, sessionId: session),
            SocketFault.NotJson => realtime.SendGarbage(GarbageKind.NotJson, session),
            SocketFault.TruncatedJson => realtime.SendGarbage(GarbageKind.TruncatedJson, session),
            SocketFault.Binary => realtime.SendGarbage(GarbageKind.Binary, session),
            SocketFault.WrongTypes => realtime.SendGarbage(GarbageKind.WrongTypes, session),
            SocketFault.UnknownTrnm => realtime.SendGarbage(GarbageKind.UnknownTrnm, session),
            SocketFault.Huge => realtime.SendHuge(HugeSize, session),
            SocketFault.RefuseConnections => Later(() => realtime.RefuseConnections(count)),
            SocketFault.CloseConnections => Later(() => realtime.CloseConnections(count)),
            SocketFault.RefuseLogins => Later(() => realtime.RefuseLogins(count)),
            SocketFault.DelayLogins => Later(() => realtime.DelayLogins(time)),
            _ => throw new ControlRequestException("'fault' is missing: one of " + string.Join(", ", Enum.GetNames<SocketFault>()) + "."),
        };
        return new JsonObject { ["struck"] = struck };
    }

    /// <summary>Carries out a call as the page's user, without a token and beside the limits.</summary>
    public static JsonNode Call(ControlParts parts, ReadOnlyMemory<byte> json)
    {
        var body = ControlBody.Parse(json, "api_id", "body");
        var apiId = body.Text("api_id") ?? throw new ControlRequestException("'api_id' is missing.");
        var elements = JsonSerializer.SerializeToUtf8Bytes(body.Element("body"), ControlJson.Default.JsonElement);
        var reply = parts.Call(apiId, elements);
        return JsonNode.Parse(reply.Answer.Body.Span)!;
    }

    public static SimulatorExchange ExchangeOf(KiwoomSimulator simulator) =>
        simulator.Exchange ?? throw new ControlRequestException("This simulator has no exchange: its market stands still.", 409);

    private static int Later(Action act)
    {
        act();
        return 0;
    }
}

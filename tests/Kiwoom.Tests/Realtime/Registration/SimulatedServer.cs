using System.Globalization;
using Kiwoom.Simulator;
using Kiwoom.Simulator.Realtime;

namespace Kiwoom.Tests.Realtime.Registration;

/// <summary>The simulator over real sockets, with faults by a seed.</summary>
internal sealed class SimulatedServer : IRegistrationServer
{
    private const int MaxItems = 12;
    private const int MaxItemsPerGroup = 5;
    private const int MaxSilences = 1;

    // How much longer than it takes a run here the same time is in the run's plan.
    private const int Haste = 100;

    private readonly Lock _gate = new();
    private readonly Random _random;
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private KiwoomSimulator? _simulator;
    private KiwoomClient? _client;
    private bool _isCalm;
    private int _silences;

    private SimulatedServer(int seed) => _random = new Random(seed);

    public IRealtimeClient Realtime => _client!.Realtime;

    public IConditionSearchClient Conditions => _client!.ConditionSearch;

    public int OverLimit { get; private set; }

    public long Frames => Sessions.Sum(session => session.FramesReceived + session.FramesSent);

    public IEnumerable<string> Journal => _simulator!.Realtime.ReceivedFrames.Select(frame => $"{frame.Time:HH:mm:ss.fff} {frame.SessionId} {frame.Text}");

    public IReadOnlySet<string> Held => Sessions.Where(session => session.IsOpen)
        .SelectMany(session => session.Registrations.Select(entry => $"{entry.Type} {entry.Item}").Concat(session.Conditions.Select(number => $"02 {number}")))
        .ToHashSet(StringComparer.Ordinal);

    private IReadOnlyList<SimulatedSession> Sessions => _simulator!.Realtime.Sessions;

    public static async Task<SimulatedServer> StartAsync(int seed)
    {
        var server = new SimulatedServer(seed);
        server._simulator = await KiwoomSimulator.StartAsync(new KiwoomSimulatorOptions
        {
            Realtime = new SimulatorRealtimeOptions
            {
                MaxItemsPerConnection = MaxItems,
                MaxItemsPerGroup = MaxItemsPerGroup,
                RegistrationsPerSecond = null,
                RequestPlan = server.Decide,
            },
        });
        var options = TestBed.OptionsFor(server._simulator.BaseAddress);
        (options.AppKey, options.SecretKey) = (server._simulator.AppKey, server._simulator.SecretKey);
        var realtime = options.Realtime;
        realtime.AnswerTimeout = TimeSpan.FromSeconds(1);
        (realtime.ReconnectDelay, realtime.MaxReconnectDelay) = (TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(20));
        (realtime.MaxItemsPerConnection, realtime.MaxItemsPerGroup, realtime.RegistrationsPerSecond) = (MaxItems, MaxItemsPerGroup, 10_000);
        server._client = new KiwoomClient(options);
        return server;
    }

    public int Count(string item)
    {
        lock (_gate)
        {
            return _counts.GetValueOrDefault(item);
        }
    }

    public void Trade(string item)
    {
        // One after the other: a number must not overtake another on its way.
        lock (_gate)
        {
            var number = _counts[item] = _counts.GetValueOrDefault(item) + 1;
            _ = _simulator!.Realtime.PublishAsync("0B", item, new Dictionary<string, string> { ["13"] = number.ToString(CultureInfo.InvariantCulture) }).AsTask().GetAwaiter().GetResult();
        }
    }

    public void SendGarbage() => _simulator!.Realtime.SendGarbage(GarbageKind.NotJson);

    public void Break()
    {
        var realtime = _simulator!.Realtime;
        _ = Next(3) switch
        {
            0 => realtime.Drop(),
            1 => realtime.Reset(),
            _ => realtime.Close(),
        };
    }

    public Task PassAsync(TimeSpan time) => Task.Delay(time / Haste);

    public void CalmDown()
    {
        lock (_gate)
        {
            _isCalm = true;
        }
    }

    public Task DisposeClientAsync() => _client!.DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await _client!.DisposeAsync();
        await _simulator!.DisposeAsync();
    }

    private int Next(int limit)
    {
        lock (_gate)
        {
            return _random.Next(limit);
        }
    }

    private RequestFate Decide(SimulatedFrame received)
    {
        var frame = new SocketFrame(System.Text.Encoding.UTF8.GetBytes(received.Text));
        lock (_gate)
        {
            if (frame.Name == "REG")
            {
                CheckLimits(received.SessionId, frame);
            }

            return Sick(frame) ?? (_isCalm ? RequestFate.Usual : _random.Next(100) switch
            {
                < 2 when _silences++ < MaxSilences => RequestFate.Ignored,
                < 3 => RequestFate.Refused(105110, "초당 요청 건수를 초과하였습니다"),
                < 25 => RequestFate.After(TimeSpan.FromMilliseconds(_random.Next(1, 30))),
                _ => RequestFate.Usual,
            });
        }
    }

    private void CheckLimits(int sessionId, SocketFrame frame)
    {
        var held = Sessions.Single(session => session.Id == sessionId).Registrations.Select(entry => entry.Item).Concat(frame.Entries.Select(entry => entry[3..]));
        OverLimit += held.Where(item => item.Length > 0).Distinct(StringComparer.Ordinal).Count() > MaxItems ? 1 : 0;
    }

    private static RequestFate? Sick(SocketFrame frame)
    {
        if (frame.Name == "REG")
        {
            var items = frame.Entries.Select(entry => entry[3..]).ToHashSet(StringComparer.Ordinal);
            return
                items.Contains(SickItems.Mute) ? RequestFate.Ignored :
                items.Contains(SickItems.Refused) ? RequestFate.Refused(2, "거부") :
                items.Contains(SickItems.Odd) ? RequestFate.Unreadable : null;
        }

        return frame.Name == "CNSRREQ" ? frame.Json.GetProperty("seq").GetString() switch
        {
            SickItems.MuteCondition => RequestFate.Ignored,
            SickItems.RefusedCondition => RequestFate.Refused(20, "거부"),
            _ => null,
        } : null;
    }
}

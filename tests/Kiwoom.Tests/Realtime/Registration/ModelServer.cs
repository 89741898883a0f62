using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Tests.Realtime.Registration;

/// <summary>A server without a network, by a clock that a test moves. It takes one session, as the real one does for an app key.</summary>
internal sealed class ModelServer : IRegistrationServer
{
    private const int MaxItems = 12;
    private const int MaxItemsPerGroup = 5;
    private const int MaxConditions = 10;
    private const int MaxSilences = 2;
    private const int MaxRateRefusals = 5;

    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(10);

    // Others may use the thread pool too: the clock does not wait for them for ever.
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMilliseconds(50);

    // Whoever runs the tests has threads of the pool too, which never end.
    private static int _fewestBusy = int.MaxValue;

    private readonly Lock _gate = new();
    private readonly CapturingLogger _log = new();
    private readonly List<string> _journal = [];
    private readonly Random _random;
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero));
    private readonly List<ITimer> _timers = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _groups = new(StringComparer.Ordinal);
    private readonly HashSet<string> _conditions = new(StringComparer.Ordinal);
    private readonly ConnectionPool _connections;
    private readonly Queue<DateTimeOffset> _registeredAt = new();
    private ModelSocket? _session;
    private bool _isLoggedIn;
    private bool _isCalm;
    private int _silences;
    private int _rateRefusals;

    public ModelServer(int seed)
    {
        _random = new Random(seed);
        var options = new RealtimeOptions { MaxItemsPerConnection = MaxItems, MaxItemsPerGroup = MaxItemsPerGroup, Connect = ConnectAsync };
        var context = new RealtimeContext(
            new Uri("ws://model/"), options, new FixedTokens(), new(MalformedValues.Null, NullLogger.Instance), _log, _clock);
        _connections = new ConnectionPool(context);
        Realtime = new RealtimeClient(_connections, null!);
        Conditions = new ConditionSearchClient(_connections);
    }

    public IRealtimeClient Realtime { get; }

    public IConditionSearchClient Conditions { get; }

    public int OverLimit { get; private set; }

    public long Frames { get; private set; }

    public IEnumerable<string> Journal
    {
        get
        {
            lock (_gate)
            {
                return [.. _journal, .. _log.Entries.Select(entry => entry.Text.Split('\n')[0])];
            }
        }
    }

    public IReadOnlySet<string> Held
    {
        get
        {
            lock (_gate)
            {
                return _groups.Values.SelectMany(group => group).Concat(_conditions.Select(number => $"02 {number}")).ToHashSet(StringComparer.Ordinal);
            }
        }
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
        lock (_gate)
        {
            var number = _counts[item] = _counts.GetValueOrDefault(item) + 1;
            if (_groups.Values.Any(group => group.Contains($"0B {item}")))
            {
                Send(SocketSession.Frame(SocketSession.Trade(item, number)));
            }
        }
    }

    public void SendGarbage()
    {
        lock (_gate)
        {
            Send("{");
        }
    }

    public void Break()
    {
        lock (_gate)
        {
            if (_session is { } session)
            {
                Forget();
                Note("! ", "break");
                session.End(isLossy: _random.Next(2) == 0, isClosed: _random.Next(3) == 0);
            }
        }
    }

    public Task PassAsync(TimeSpan time)
    {
        LetRun();
        for (var left = time; left > TimeSpan.Zero; left -= PingInterval)
        {
            _clock.Advance(left < PingInterval ? left : PingInterval);
            LetRun();
            lock (_gate)
            {
                if (_isLoggedIn)
                {
                    Send("""{"trnm":"PING"}""");
                }
            }

            LetRun();
        }

        return Task.CompletedTask;
    }

    public void CalmDown()
    {
        lock (_gate)
        {
            _isCalm = true;
        }
    }

    public Task DisposeClientAsync() => _connections.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await _connections.DisposeAsync();
        lock (_gate)
        {
            _timers.ForEach(timer => timer.Dispose());
        }
    }

    /// <summary>Waits until nobody has anything to do but wait for the clock, which stands still meanwhile.</summary>
    private static void LetRun()
    {
        var begin = Stopwatch.GetTimestamp();
        for (var calm = 0; calm < 2 && Stopwatch.GetElapsedTime(begin) < LongestTurn;)
        {
            ThreadPool.GetMaxThreads(out var most, out _);
            ThreadPool.GetAvailableThreads(out var idle, out _);
            var own = Thread.CurrentThread.IsThreadPoolThread ? 1 : 0;
            var busy = most - idle - own;
            _fewestBusy = Math.Min(_fewestBusy, busy);
            calm = ThreadPool.PendingWorkItemCount == 0 && busy <= _fewestBusy ? calm + 1 : 0;
            Thread.Yield();
        }
    }

    private Task<WebSocket> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_isCalm && _random.Next(10) == 0)
            {
                throw new WebSocketException(WebSocketError.NotAWebSocket);
            }

            Break();
            return Task.FromResult<WebSocket>(new ModelSocket(Handle, End));
        }
    }

    private void End(ModelSocket socket)
    {
        lock (_gate)
        {
            if (_session == socket)
            {
                Forget();
            }
        }
    }

    private void Forget()
    {
        _session = null;
        _isLoggedIn = false;
        _groups.Clear();
        _conditions.Clear();
        _registeredAt.Clear();
    }

    private void Handle(ModelSocket socket, byte[] bytes)
    {
        var frame = new SocketFrame(bytes);
        lock (_gate)
        {
            Frames++;
            if (frame.Name == "PING")
            {
                return;
            }

            Note("> ", frame.Text);
            if (frame.Name == "LOGIN")
            {
                _session = socket;
            }

            if (_session != socket || IsMute(frame))
            {
                return;
            }

            switch (_isCalm ? 100 : _random.Next(100))
            {
                case < 3 when _silences < MaxSilences && frame.Name is "REG" or "REMOVE" or "CNSRREQ" or "CNSRCLR" && _silences++ < MaxSilences:
                    return;
                case < 6:
                    Break();
                    return;
                case < 11 when frame.Name != "LOGIN" && _rateRefusals++ < MaxRateRefusals:
                    Answer(frame, 105110);
                    return;
                case < 25:
                    Later(TimeSpan.FromMilliseconds(_random.Next(1, 4000)), socket, () => CarryOut(frame));
                    return;
                default:
                    CarryOut(frame);
                    return;
            }
        }
    }

    private void Later(TimeSpan time, ModelSocket socket, Action action) => _timers.Add(_clock.CreateTimer(
        _ =>
        {
            lock (_gate)
            {
                if (_session == socket)
                {
                    action();
                }
            }
        },
        null,
        time,
        Timeout.InfiniteTimeSpan));

    private static bool IsMute(SocketFrame frame) =>
        (frame.Name == "REG" && frame.Entries.Contains($"0B {SickItems.Mute}")) || (frame.Name == "CNSRREQ" && Sequence(frame) == SickItems.MuteCondition);

    private static string Sequence(SocketFrame frame) => frame.Json.GetProperty("seq").GetString()!;

    private void CarryOut(SocketFrame frame)
    {
        switch (frame.Name)
        {
            case "REG":
                Register(frame);
                break;
            case "REMOVE":
                _groups.GetValueOrDefault(frame.Group)?.ExceptWith(frame.Entries);
                Answer(frame, 0);
                break;
            case "CNSRREQ" when Sequence(frame) == SickItems.RefusedCondition:
                Answer(frame, 20);
                break;
            case "CNSRREQ":
                _conditions.Add(Sequence(frame));
                OverLimit += _conditions.Count > MaxConditions ? 1 : 0;
                Send($$"""{"trnm":"CNSRREQ","seq":"{{Sequence(frame)}}","return_code":0,"data":[{"jmcode":"A005930"}]}""");
                break;
            case "CNSRCLR":
                _conditions.Remove(Sequence(frame));
                Send($$"""{"trnm":"CNSRCLR","return_code":0,"return_msg":"","seq":"{{Sequence(frame)}}"}""");
                break;
            case "CNSRLST":
                Send("""{"trnm":"CNSRLST","return_code":0,"return_msg":"","data":[["1","하나"]]}""");
                break;
            case "LOGIN":
                _isLoggedIn = true;
                Answer(frame, 0);
                break;
        }
    }

    private void Register(SocketFrame frame)
    {
        var now = _clock.GetUtcNow();
        while (_registeredAt.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromSeconds(1))
        {
            _registeredAt.Dequeue();
        }

        var members = _groups.GetValueOrDefault(frame.Group) ?? [];
        var all = Held.Where(entry => !entry.StartsWith("02", StringComparison.Ordinal)).Concat(frame.Entries).Select(entry => entry[3..]).Where(item => item.Length > 0).Distinct();
        if (all.Count() > MaxItems || members.Concat(frame.Entries).Select(entry => entry[3..]).Where(item => item.Length > 0).Distinct().Count() > MaxItemsPerGroup)
        {
            OverLimit++;
            Answer(frame, 105115);
        }
        else if (frame.Entries.Contains($"0B {SickItems.Refused}"))
        {
            Answer(frame, 2);
        }
        else if (frame.Entries.Contains($"0B {SickItems.Odd}"))
        {
            _groups[frame.Group] = [.. members, .. frame.Entries];
            Send("""{"trnm":"REG","return_msg":""}""");
        }
        else
        {
            _groups[frame.Group] = [.. members, .. frame.Entries];
            if (!_isCalm && _random.Next(4) == 0)
            {
                // Its messages overtake the answer.
                Trade(frame.Entries.First()[3..]);
            }

            Answer(frame, 0);
        }
    }

    private void Note(string direction, string text) => _journal.Add($"{_clock.GetUtcNow():HH:mm:ss.fff} {direction}{text}");

    private void Answer(SocketFrame frame, int code) => Send($$"""{"trnm":"{{frame.Name}}","return_code":{{code}},"return_msg":"{{(code == 0 ? "" : "거부")}}"}""");

    private void Send(string text)
    {
        Frames++;
        if (!text.Contains("PING", StringComparison.Ordinal))
        {
            Note("< ", text);
        }

        _session?.Deliver(Encoding.UTF8.GetBytes(text));
    }
}

using System.Globalization;

namespace Kiwoom.Tests.Realtime.Registration;

/// <summary>
/// Streams that come, change and go at a server with faults, all at once, by a seed; then the faults end, and what is left has to be
/// right: see <see cref="RunCounts"/>.
/// </summary>
internal sealed class RegistrationRun(IRegistrationServer server, int seed, TimeSpan patience)
{
    private const int Items = 9;
    private const int MaxStreams = 10;

    // Longer than an answer may take: what was asked for by somebody who has gone may still come, and has to be removed.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(15);

    private readonly Random _random = new(seed);
    private readonly List<RunStream> _streams = [];
    private readonly List<Task> _waits = [];
    private readonly List<CancellationTokenSource> _cancellations = [];

    public IReadOnlyList<RunStream> Streams => _streams;

    public int Operations { get; private set; }

    public long Frames => server.Frames;

    public int WaitsLeft { get; private set; }

    public int Leaks { get; private set; }

    /// <summary>What was wrong, in words.</summary>
    public List<string> Findings { get; } = [];

    public async Task RunAsync(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            Operate();
            Operations++;
            if (_random.Next(3) > 0)
            {
                await server.PassAsync(_random.Next(10) switch
                {
                    0 => TimeSpan.FromSeconds(_random.Next(5, 40)),
                    < 5 => TimeSpan.FromMilliseconds(_random.Next(1, 2000)),
                    _ => TimeSpan.Zero,
                });
            }
        }

        server.CalmDown();
        await ComeToRestAsync();
        await EndAsync();
    }

    private void Operate()
    {
        switch (_random.Next(20))
        {
            case < 4 when _streams.Count(stream => stream.IsLive) < MaxStreams:
                Open();
                break;
            case 4 when Pick() is { } stream:
                stream.DisposeAsync().AsTask().GetAwaiter().GetResult();
                break;
            case 5 when Pick() is { } stream:
                stream.Cancel();
                break;
            case 6 when Pick() is { } stream:
                Wait(stream.StartBesideAsync);
                break;
            case 7 or 8 when Pick(stream => stream.CanChange) is { } stream:
                var added = Item();
                Wait(token => stream.AddAsync(added, token));
                if (_random.Next(3) == 0)
                {
                    Wait(token => stream.AddAsync(added, token));
                }

                break;
            case 9 when Pick(stream => stream.CanChange) is { } stream:
                stream.Remove(Item());
                break;
            case 10:
                server.Break();
                break;
            case 11:
                server.SendGarbage();
                break;
            case 12 when _cancellations.Count > 0:
                _cancellations[_random.Next(_cancellations.Count)].Cancel();
                break;
            case 13:
                Wait(server.Conditions.GetConditionsAsync);
                break;
            default:
                for (var i = _random.Next(1, 4); i > 0; i--)
                {
                    server.Trade(Name(_random.Next(Items)));
                }

                break;
        }
    }

    private void Open()
    {
        var realtime = server.Realtime;
        var items = Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Item()).Distinct().ToArray();
        var condition = _random.Next(12) switch
        {
            0 => SickItems.RefusedCondition,
            1 => SickItems.MuteCondition,
            _ => _random.Next(4).ToString(CultureInfo.InvariantCulture),
        };
        var isSick = items.Any(SickItems.Contains);
        RunStream stream;
        switch (_random.Next(6))
        {
            case 0:
                var followed = server.Conditions.Follow(condition);
                stream = new RunStream(server, followed, followed, SickItems.Contains(condition));
                break;
            case 1:
                var merged = realtime.Merge(realtime.StockTrades([.. items.Select(item => (StockCode)item)]), realtime.OrderExecutions(), server.Conditions.Follow(condition));
                stream = new RunStream(server, merged, merged, isSick || SickItems.Contains(condition));
                break;
            case 2:
                var gaps = realtime.StockTrades([.. items.Select(item => (StockCode)item)]).WithGaps();
                stream = new RunStream(server, gaps, gaps, isSick);
                break;
            default:
                var trades = realtime.StockTrades([.. items.Select(item => (StockCode)item)]);
                stream = new RunStream(server, trades, trades, isSick);
                break;
        }

        _streams.Add(stream);
        stream.Begin(startsFirst: _random.Next(2) == 0);
    }

    private void Wait(Func<CancellationToken, Task> begin)
    {
        var cancellation = new CancellationTokenSource();
        _cancellations.Add(cancellation);
        _waits.Add(Task.Run(() => begin(cancellation.Token)));
    }

    private RunStream? Pick(Func<RunStream, bool>? condition = null)
    {
        var candidates = _streams.Where(stream => stream.IsLive && condition?.Invoke(stream) != false).ToList();
        return candidates.Count == 0 ? null : candidates[_random.Next(candidates.Count)];
    }

    private string Item() => _random.Next(24) switch
    {
        0 => SickItems.Refused,
        1 => SickItems.Mute,
        2 => SickItems.Odd,
        _ => Name(_random.Next(Items)),
    };

    private static string Name(int number) => (number + 1).ToString("000000", CultureInfo.InvariantCulture);

    /// <summary>Without faults everything ends that waits, the server holds what is wanted, and news reach everybody; and so it stays.</summary>
    private async Task ComeToRestAsync()
    {
        var step = TimeSpan.FromSeconds(1);
        var resting = TimeSpan.Zero;
        for (var passed = TimeSpan.Zero; passed < patience && resting < Rest; passed += step)
        {
            // Again and again: a registration that is being repeated has a gap, and what is in it does not come.
            for (var i = 0; i < Items; i++)
            {
                server.Trade(Name(i));
            }

            await server.PassAsync(step);
            _streams.ForEach(stream => stream.DropUnread());
            var isAtRest = _waits.TrueForAll(wait => wait.IsCompleted) && HoldsWhatIsWanted() && _streams.TrueForAll(stream => stream.IsUpToDate);
            resting = isAtRest ? resting + step : TimeSpan.Zero;
        }

        var (waiting, behind) = (_waits.Count(wait => !wait.IsCompleted), _streams.Count(stream => !stream.IsUpToDate));
        WaitsLeft = waiting + behind;
        if (WaitsLeft > 0)
        {
            Findings.Add($"{waiting} calls wait, {behind} streams get no news");
        }

        if (!HoldsWhatIsWanted())
        {
            Leaks++;
            Findings.Add($"held [{string.Join(", ", server.Held.Order())}], wanted [{string.Join(", ", Wanted().Order())}]");
        }

        if (server.OverLimit > 0)
        {
            Leaks += server.OverLimit;
            Findings.Add($"{server.OverLimit} requests for more than fits");
        }
    }

    /// <summary>The end of the client ends whatever still waits.</summary>
    private async Task EndAsync()
    {
        _streams.ForEach(stream => stream.ExpectEnd());
        Wait(_ => server.Realtime.StockTrades("000001").StartAsync(CancellationToken.None));
        await server.DisposeClientAsync();
        var all = Task.WhenAll(_waits.Concat(_streams.Select(stream => stream.Reading)).Select(task => task.ContinueWith(_ => { }, TaskScheduler.Default)));
        for (var i = 0; i < 50 && !all.IsCompleted; i++)
        {
            await Task.WhenAny(all, Task.Delay(100));
        }

        var left = _waits.Count(wait => !wait.IsCompleted) + _streams.Count(stream => stream.IsLive);
        if (left > 0)
        {
            WaitsLeft += left;
            Findings.Add($"{left} waits after the client's end");
        }

        foreach (var wait in _waits.Where(wait => wait.IsFaulted && !IsExpected(wait.Exception!.InnerException!)))
        {
            WaitsLeft++;
            Findings.Add($"a wait failed: {wait.Exception!.InnerException}");
        }

        Findings.AddRange(_streams.Where(stream => stream.Disturbance is not null).Select(stream => $"a healthy stream ended: {stream.Disturbance}"));
        Findings.AddRange(_streams.Where(stream => stream.SilentLosses > 0).Select(stream => $"{stream.SilentLosses} silent losses"));
        _cancellations.ForEach(cancellation => cancellation.Dispose());
    }

    private static bool IsExpected(Exception exception) => exception is KiwoomException or OperationCanceledException or ObjectDisposedException or InvalidOperationException;

    private HashSet<string> Wanted() => _streams.SelectMany(stream => stream.Wanted).ToHashSet(StringComparer.Ordinal);

    private bool HoldsWhatIsWanted() => server.Held.SetEquals(Wanted());
}

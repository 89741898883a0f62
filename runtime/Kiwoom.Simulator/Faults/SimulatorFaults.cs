namespace Kiwoom.Simulator;

/// <summary>What goes wrong with calls, and how long they take. All members may be called from any thread; sockets have faults of their own (<see cref="Realtime.SimulatorRealtime"/>).</summary>
public sealed class SimulatorFaults
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private readonly Random _random;
    private HttpFault[] _atRandom = [];
    private double _share;
    private SimulatedLatency? _latency;
    private volatile bool _isInMaintenance;
    private long _struck;

    internal SimulatorFaults(int seed) => _random = new Random(seed);

    /// <summary>Whether every call is answered with HTTP 503 and an HTML page, as during the servers' maintenance; sockets are refused.</summary>
    public bool IsInMaintenance
    {
        get => _isInMaintenance;
        set => _isInMaintenance = value;
    }

    /// <summary>How long calls take before they are carried out; null takes no time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A time or the spread is out of its range.</exception>
    public SimulatedLatency? Latency
    {
        get
        {
            lock (_gate)
            {
                return _latency;
            }
        }

        set
        {
            value?.Validate();
            lock (_gate)
            {
                _latency = value;
            }
        }
    }

    /// <summary>Calls that were struck so far.</summary>
    public long StruckCount => Interlocked.Read(ref _struck);

    /// <summary>Faults that were ordered and have not struck yet.</summary>
    public int PendingCount
    {
        get
        {
            lock (_gate)
            {
                return _entries.Sum(entry => entry.Left);
            }
        }
    }

    /// <summary>Strikes the next calls.</summary>
    /// <param name="fault">What happens.</param>
    /// <param name="count">How many calls it strikes.</param>
    /// <param name="apiId">The API ID whose calls it strikes; null strikes the next ones of all.</param>
    /// <param name="isCarriedOut">Whether the call is carried out first, so that an order is taken and its receipt lost.</param>
    public void Strike(HttpFault fault, int count = 1, string? apiId = null, bool isCarriedOut = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        lock (_gate)
        {
            _entries.Add(new Entry(fault, apiId, isCarriedOut && CanBeCarriedOut(fault)) { Left = count });
        }
    }

    /// <summary>Strikes a share of all calls by chance, half of them after they were carried out where the fault leaves that open.</summary>
    /// <param name="share">The share, from 0 (ends it) to 1.</param>
    /// <param name="faults">What happens, each as often as the others; none are all but <see cref="HttpFault.Stall"/>, <see cref="HttpFault.Drip"/> and <see cref="HttpFault.Huge"/>.</param>
    public void StrikeAtRandom(double share, params IReadOnlyList<HttpFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (!(share is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "It is from 0 to 1.");
        }

        lock (_gate)
        {
            _share = share;
            _atRandom = faults.Count > 0
                ? [.. faults]
                : [.. Enum.GetValues<HttpFault>().Where(fault => fault is not (HttpFault.Stall or HttpFault.Drip or HttpFault.Huge))];
        }
    }

    /// <summary>Ends all faults, the maintenance and the latency.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
            _share = 0;
            _latency = null;
        }

        IsInMaintenance = false;
    }

    /// <summary>Whether a fault leaves open if the request was carried out.</summary>
    internal static bool CanBeCarriedOut(HttpFault fault) =>
        fault is not (HttpFault.ResetBeforeReading or HttpFault.CloseBeforeReading or HttpFault.Unauthorized or HttpFault.Forbidden
            or HttpFault.DeadToken or HttpFault.RateLimited);

    /// <summary>What strikes a call; null is nothing.</summary>
    internal (HttpFault Fault, bool IsCarriedOut)? Take(string apiId)
    {
        lock (_gate)
        {
            var index = _entries.FindIndex(entry => entry.ApiId is null || string.Equals(entry.ApiId, apiId, StringComparison.Ordinal));
            if (index >= 0)
            {
                var entry = _entries[index];
                if (--entry.Left == 0)
                {
                    _entries.RemoveAt(index);
                }

                Interlocked.Increment(ref _struck);
                return (entry.Fault, entry.IsCarriedOut);
            }

            if (_share == 0 || _random.NextDouble() >= _share)
            {
                return null;
            }

            var fault = _atRandom[_random.Next(_atRandom.Length)];
            Interlocked.Increment(ref _struck);
            return (fault, CanBeCarriedOut(fault) && _random.Next(2) == 0);
        }
    }

    /// <summary>How long a call takes.</summary>
    internal TimeSpan TakeLatency()
    {
        lock (_gate)
        {
            return _latency?.Sample(_random.NextDouble(), _random.NextDouble()) ?? TimeSpan.Zero;
        }
    }

    private sealed record Entry(HttpFault Fault, string? ApiId, bool IsCarriedOut)
    {
        public int Left { get; set; }
    }
}

namespace Kiwoom.Realtime;

/// <summary>
/// One run of a stream, from its start to its end: what it has not read, and who waits for what. Guarded by the gate of the context.
/// </summary>
/// <param name="buffer">What it has not read yet.</param>
/// <param name="start">The wait for its first registrations.</param>
internal sealed class StreamRun(StreamBuffer buffer, Task start)
{
    private readonly Dictionary<RouteKey, List<RegistrationTicket>> _adding = [];
    private int _starters;
    private bool _hasStarted;

    public StreamBuffer Buffer { get; } = buffer;

    public Task Start { get; } = start;

    /// <summary>One more waits for the start.</summary>
    public void BeginStart() => _starters++;

    /// <summary>One who waited has it.</summary>
    public void Started()
    {
        _starters--;
        _hasStarted = true;
    }

    /// <summary>One who waited does not any more.</summary>
    /// <returns>Whether nobody else has the start or waits for it.</returns>
    public bool GiveUpStart() => --_starters == 0 && !_hasStarted;

    /// <summary>Whether an item is on its way, so that who adds it too has to wait for it.</summary>
    public bool IsAdding(RouteKey key) => _adding.ContainsKey(key);

    /// <summary>A wait for items begins.</summary>
    public void BeginAdd(IEnumerable<RouteKey> keys, RegistrationTicket ticket)
    {
        foreach (var key in keys)
        {
            if (!_adding.TryGetValue(key, out var tickets))
            {
                _adding.Add(key, tickets = []);
            }

            tickets.Add(ticket);
        }
    }

    /// <summary>A wait has ended well: its items are the stream's, whoever else waited for them.</summary>
    public void Added(IEnumerable<RouteKey> keys, RegistrationTicket ticket)
    {
        foreach (var key in keys)
        {
            if (_adding.TryGetValue(key, out var tickets) && tickets.Contains(ticket))
            {
                _adding.Remove(key);
            }
        }
    }

    /// <summary>A wait was given up or has failed.</summary>
    /// <returns>The items that nobody else waits for or has, and that the stream is to follow no more.</returns>
    public HashSet<RouteKey> GiveUpAdd(IEnumerable<RouteKey> keys, RegistrationTicket ticket)
    {
        var alone = new HashSet<RouteKey>();
        foreach (var key in keys)
        {
            if (_adding.TryGetValue(key, out var tickets) && tickets.Remove(ticket) && tickets.Count == 0)
            {
                _adding.Remove(key);
                alone.Add(key);
            }
        }

        return alone;
    }

    /// <summary>Items are wanted no more, whoever waits for them.</summary>
    public void Drop(IEnumerable<RouteKey> keys)
    {
        foreach (var key in keys)
        {
            _adding.Remove(key);
        }
    }
}

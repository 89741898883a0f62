namespace Kiwoom.Realtime;

/// <summary>
/// What one connection has registered and what its streams want registered. The registrar takes the difference batch by batch; a
/// route that two streams want is registered once, and removed when the last of them has gone.
/// </summary>
/// <remarks>Every member takes the gate of the context itself; a lock may be taken again by its holder.</remarks>
internal sealed partial class RegistrationBook(RealtimeContext context)
{
    private readonly Dictionary<RouteKey, Route> _routes = [];
    private readonly Stack<RegistrationBatch> _retries = new();
    private RouteTable _table = RouteTable.Empty;

    /// <summary>The routes as the receive loop sees them.</summary>
    public RouteTable Table => Volatile.Read(ref _table);

    /// <summary>Set when there may be something to register or remove.</summary>
    public AsyncSignal Changed { get; } = new();

    /// <summary>Whether any stream or call wants anything.</summary>
    public bool IsWanted
    {
        get
        {
            lock (context.Gate)
            {
                return _calls > 0 || _routes.Values.Any(IsWantedRoute);
            }
        }
    }

    /// <summary>How many messages wait unread in the stream that is furthest behind.</summary>
    public int Backlog
    {
        get
        {
            lock (context.Gate)
            {
                return _routes.Values.SelectMany(route => route.Subscribers).Select(subscriber => subscriber.Count).DefaultIfEmpty().Max();
            }
        }
    }

    /// <summary>The items that streams want, each once.</summary>
    public HashSet<string> GetWantedItems()
    {
        lock (context.Gate)
        {
            return [.. _routes.Values.Where(route => IsWantedRoute(route) && route.Key.IsItem).Select(route => route.Key.Item)];
        }
    }

    /// <summary>A stream wants routes; its ticket waits for those that are not registered.</summary>
    public void Add(IReadOnlyCollection<RouteKey> keys, StreamBuffer subscriber, RegistrationTicket ticket)
    {
        lock (context.Gate)
        {
            foreach (var key in keys)
            {
                if (!_routes.TryGetValue(key, out var route))
                {
                    route = new Route(key) { Group = key.Type.IsCondition ? --_lastConditionGroup : FindGroup(key.Item) };
                    _routes.Add(key, route);
                }

                if (!route.IsRegistered)
                {
                    route.Waiting.Add(subscriber, ticket);
                    ticket.Expect();
                }

                if (route.Condition is { } condition)
                {
                    condition.Add(subscriber, route, context.Clock);
                }
                else
                {
                    route.Add(subscriber);
                }
            }

            Publish();
        }
    }

    /// <summary>A stream wants routes no more.</summary>
    public void Remove(IReadOnlyCollection<RouteKey> keys, StreamBuffer subscriber)
    {
        lock (context.Gate)
        {
            foreach (var key in keys)
            {
                if (_routes.TryGetValue(key, out var route))
                {
                    route.Remove(subscriber);
                    DropUnused(route);
                }
            }

            Publish();
        }
    }

    /// <summary>What has to be sent next; null while everything is as the streams want it.</summary>
    public RegistrationBatch? NextBatch()
    {
        lock (context.Gate)
        {
            // Removals first: they make room.
            if (_routes.Values.FirstOrDefault(route => route.IsRegistered && !IsWantedRoute(route)) is { } unwanted)
            {
                var batch = BatchOf(unwanted.Group, isRemoval: true, route => route.IsRegistered && !IsWantedRoute(route));
                foreach (var route in batch.Routes)
                {
                    // Who comes back to it now has to wait until it has been removed and registered again.
                    route.IsRegistered = false;
                    route.IsLeaving = true;
                }

                return batch;
            }

            while (_retries.TryPop(out var retry))
            {
                if (retry.Routes.Where(IsMissing).ToList() is { Count: > 0 } missing)
                {
                    return retry with { Routes = missing };
                }
            }

            // Conditions last: what their answers take keeps no order executions waiting.
            return (_routes.Values.FirstOrDefault(route => IsMissing(route) && !route.Key.Type.IsCondition) ?? _routes.Values.FirstOrDefault(IsMissing)) is { } first ? BatchOf(first.Group, isRemoval: false, IsMissing) : null;
        }
    }

    /// <summary>The server has done what a batch asks. Runs on the receive loop, so that gaps end before data goes on.</summary>
    public void Confirm(RegistrationBatch batch, DateTimeOffset now)
    {
        lock (context.Gate)
        {
            var told = new HashSet<StreamBuffer>();
            foreach (var route in batch.Routes)
            {
                route.IsLeaving = false;
                if (batch.IsRemoval)
                {
                    route.HasArrived = false;
                }
                else
                {
                    route.IsRegistered = true;
                    route.CloseGap(now, told);
                    route.ToldEarly.Clear();
                    foreach (var ticket in route.Waiting.Values)
                    {
                        ticket.Arrive();
                    }

                    route.Waiting.Clear();
                }

                DropUnused(route);
            }

            Publish();
        }
    }

    /// <summary>The server refused a batch: whose routes it refused shows when they are sent apart.</summary>
    public void Refuse(RegistrationBatch batch, KiwoomApiException reason)
    {
        lock (context.Gate)
        {
            if (batch.IsRemoval)
            {
                Confirm(batch, context.Clock.GetUtcNow());
                return;
            }

            var byOwner = batch.Routes.GroupBy(route => (object?)route.Waiting.Values.FirstOrDefault() ?? route).ToList();
            if (byOwner.Count > 1)
            {
                var half = byOwner.Count / 2;
                _retries.Push(batch with { Routes = [.. byOwner.Skip(half).SelectMany(routes => routes)] });
                _retries.Push(batch with { Routes = [.. byOwner.Take(half).SelectMany(routes => routes)] });
                return;
            }

            RealtimeLog.RegistrationRefused(context.Logger, batch.Routes.Count, reason.ServerMessage);
            Fail(batch.Routes, reason);
        }
    }

    private static bool IsWantedRoute(Route route) => route.Subscribers.Length > 0;

    private bool IsMissing(Route route) => !route.IsRegistered && IsWantedRoute(route) && !route.IsLeaving;

    private RegistrationBatch BatchOf(int group, bool isRemoval, Func<Route, bool> condition) =>
        new(isRemoval, group, [.. _routes.Values.Where(route => route.Group == group && condition(route))]);

    /// <summary>An item's group: all types of an item are registered in one.</summary>
    private int FindGroup(string item)
    {
        const int FirstGroup = 1;
        if (item.Length == 0)
        {
            return FirstGroup;
        }

        var counts = new Dictionary<int, HashSet<string>>();
        foreach (var route in _routes.Values.Where(route => route.Key.IsItem))
        {
            if (route.Key.Item == item)
            {
                return route.Group;
            }

            if (!counts.TryGetValue(route.Group, out var items))
            {
                counts.Add(route.Group, items = new HashSet<string>(StringComparer.Ordinal));
            }

            items.Add(route.Key.Item);
        }

        var group = FirstGroup;
        while (counts.TryGetValue(group, out var items) && items.Count >= context.Options.MaxItemsPerGroup)
        {
            group++;
        }

        return group;
    }

    private void Fail(IReadOnlyList<Route> routes, Exception reason)
    {
        foreach (var route in routes)
        {
            foreach (var subscriber in route.Subscribers)
            {
                if (route.Waiting.TryGetValue(subscriber, out var ticket))
                {
                    ticket.Fail(reason);
                }
                else
                {
                    subscriber.Complete(reason);
                }

                route.Remove(subscriber);
            }

            DropUnused(route);
        }

        Publish();
    }

    private void DropUnused(Route route)
    {
        if (!IsWantedRoute(route) && !route.IsRegistered && !route.IsLeaving)
        {
            _routes.Remove(route.Key);
        }
    }

    private void Publish()
    {
        Volatile.Write(ref _table, new RouteTable(_routes.Values));
        Changed.Set();
    }
}

namespace Kiwoom.Realtime;

/// <content>Conditions, each of which is a group of its own, and the calls that need the connection.</content>
internal sealed partial class RegistrationBook
{
    private int _lastConditionGroup;
    private int _calls;

    /// <summary>The conditions that streams want.</summary>
    public IEnumerable<RouteKey> GetWantedConditions()
    {
        lock (context.Gate)
        {
            return [.. _routes.Values.Where(route => IsWantedRoute(route) && route.Key.Type.IsCondition).Select(route => route.Key)];
        }
    }

    /// <summary>A call needs the connection, whether or not any stream does.</summary>
    public void BeginCall()
    {
        lock (context.Gate)
        {
            _calls++;
        }
    }

    /// <summary>A call needs it no more.</summary>
    public void EndCall()
    {
        lock (context.Gate)
        {
            _calls--;
        }
    }

    /// <summary>The server runs a condition and has told what it finds. Runs on the receive loop.</summary>
    public void Confirm(RegistrationBatch batch, ConditionSubscription result, Arrival arrival)
    {
        lock (context.Gate)
        {
            foreach (var route in batch.Routes)
            {
                route.Unanswered = 0;
            }

            Confirm(batch, arrival.ReceivedAt);
            foreach (var route in batch.Routes)
            {
                route.Condition!.Begin(result, route, arrival);
            }
        }
    }

    /// <summary>The server has not answered a condition. Who waits for it learns so; a stream that has begun, when it has happened too often.</summary>
    public void MissAnswer(RegistrationBatch batch, Exception reason)
    {
        const int MaxUnanswered = 3;
        lock (context.Gate)
        {
            foreach (var route in batch.Routes)
            {
                foreach (var (subscriber, ticket) in route.Waiting.ToList())
                {
                    ticket.Fail(reason);
                    route.Remove(subscriber);
                }

                DropUnused(route);
            }

            Fail([.. batch.Routes.Where(route => ++route.Unanswered >= MaxUnanswered)], reason);
        }
    }

    /// <summary>A batch cannot be registered.</summary>
    public void Fail(RegistrationBatch batch, Exception reason)
    {
        lock (context.Gate)
        {
            Fail(batch.Routes, reason);
        }
    }
}

using Kiwoom.ConditionSearch;

namespace Kiwoom.Realtime;

/// <content>What comes of a frame: each one ends in exactly one of these, or with the connection.</content>
internal sealed partial class RegistrationBook
{
    // Of routes of which one may be to blame: halves where the server says no at once, tenths where each try costs the connection.
    private const int RefusedParts = 2;
    private const int UnansweredParts = 10;

    private int _lastCohort;

    /// <summary>The server has done what a frame asks. Runs on the receive loop, so that gaps end before data goes on.</summary>
    public void Acknowledge(RegistrationBatch batch)
    {
        lock (context.Gate)
        {
            var now = context.Now;
            var told = new HashSet<StreamBuffer>();
            foreach (var route in batch.Routes)
            {
                if (batch.IsRemoval)
                {
                    route.Registration.Gone();
                }
                else
                {
                    route.Acknowledge(now, told);
                }

                DropUnused(route);
            }

            Publish();
        }
    }

    /// <summary>The server runs a condition and has told what it finds. Runs on the receive loop.</summary>
    public void Acknowledge(ConditionBatch batch, ConditionSubscription result)
    {
        lock (context.Gate)
        {
            Acknowledge(batch);
            batch.Begin(result, context.Now);
        }
    }

    /// <summary>The relay has the result of a condition anew, whose search was run again. Runs on the receive loop.</summary>
    public void Renew(string conditionNumber, IReadOnlyList<StockCode> stocks, DateTimeOffset receivedAt)
    {
        lock (context.Gate)
        {
            foreach (var route in _routes.Values.OfType<ConditionRoute>().Where(route => route.Key.Item == conditionNumber && route.Registration.IsFlowing))
            {
                route.Stocks.Begin(stocks, route, new Arrival(receivedAt, context.Now.Timestamp));
            }
        }
    }

    /// <summary>The server would have done it later: it has to be sent again.</summary>
    public void PutOff(RegistrationBatch batch)
    {
        lock (context.Gate)
        {
            foreach (var route in batch.Routes)
            {
                if (batch.IsRemoval)
                {
                    route.Registration.Stay(isItsOwn: false);
                }
                else
                {
                    route.TakeBack(context.Now);
                }

                DropUnused(route);
            }

            Publish();
        }
    }

    /// <summary>The server refused a frame: which of its routes it refused shows when they are sent apart.</summary>
    public void Refuse(RegistrationBatch batch, KiwoomApiException reason)
    {
        lock (context.Gate)
        {
            RealtimeLog.RegistrationRefused(context.Logger, batch.Routes.Count, reason.ServerMessage);
            if (batch.IsRemoval)
            {
                KeepApart(batch);
            }
            else if (TrySplit(batch, RefusedParts, route => route.Owner))
            {
                PutOff(batch);
            }
            else
            {
                foreach (var route in batch.Routes)
                {
                    route.Registration.Refuse();
                    Fail(route, reason);
                }

                Publish();
            }
        }
    }

    /// <summary>The server's answer could not be understood: what it has is unknown, so what is not asked for again is removed.</summary>
    public void Misread(RegistrationBatch batch, KiwoomProtocolException reason)
    {
        lock (context.Gate)
        {
            RealtimeLog.RegistrationMisread(context.Logger, batch.Routes.Count, reason);
            if (batch.IsRemoval)
            {
                KeepApart(batch);
                return;
            }

            var isSplit = TrySplit(batch, RefusedParts, route => route.Owner);
            foreach (var route in batch.Routes)
            {
                route.Misread(context.Now);
                if (!isSplit)
                {
                    Fail(route, reason);
                }
            }

            Publish();
        }
    }

    /// <summary>The server did not answer a frame, and the connection is ending for it. What it named is asked for apart from then on.</summary>
    public void MissAnswer(RegistrationBatch batch, KiwoomTransportException reason)
    {
        lock (context.Gate)
        {
            if (batch.IsRemoval)
            {
                // The connection's end removes it.
                return;
            }

            foreach (var route in batch.Routes)
            {
                route.MissAnswer(reason);
            }

            if (!TrySplit(batch, UnansweredParts, route => route))
            {
                foreach (var route in batch.Routes)
                {
                    route.Registration.SetApart(++_lastCohort);
                    if (route.Registration.IsMissedTooOften())
                    {
                        route.Registration.Refuse();
                        Fail(route, reason);
                    }
                }
            }

            Publish();
        }
    }

    /// <summary>What the server does not remove is sent apart, and left where it is when that does not help.</summary>
    private void KeepApart(RegistrationBatch batch)
    {
        foreach (var route in batch.Routes)
        {
            route.Registration.SetApart(++_lastCohort);
            route.Registration.Stay(isItsOwn: batch.Routes.Count == 1);
            if (route.IsKept)
            {
                RealtimeLog.RegistrationKept(context.Logger, route.Type.Name, route.Key.Item);
            }
        }

        Publish();
    }

    /// <summary>Parts a frame's routes among frames of their own; false where only one owner can be to blame.</summary>
    private bool TrySplit(RegistrationBatch batch, int parts, Func<Route, object> ownerOf)
    {
        var owners = batch.Routes.Where(route => route.IsWanted).GroupBy(ownerOf).Select(routes => routes.ToList()).ToList();
        var hasOthers = batch.Routes.Any(route => !route.IsWanted);
        if (owners.Count < 2 && !hasOthers)
        {
            return false;
        }

        foreach (var part in owners.Chunk(Math.Max(1, (owners.Count + parts - 1) / parts)))
        {
            _lastCohort++;
            foreach (var route in part.SelectMany(routes => routes))
            {
                route.Registration.SetApart(_lastCohort);
            }
        }

        return true;
    }

    private void Fail(Route route, Exception reason)
    {
        route.Fail(reason);
        DropUnused(route);
    }
}

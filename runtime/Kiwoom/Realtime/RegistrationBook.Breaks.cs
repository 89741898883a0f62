namespace Kiwoom.Realtime;

/// <content>What breaks: the connection, single frames, and everything.</content>
internal sealed partial class RegistrationBook
{
    /// <summary>The connection has ended, and with it all registrations.</summary>
    public void Disconnect(DateTimeOffset lastFrameAt, StreamGapReason reason)
    {
        lock (context.Gate)
        {
            _retries.Clear();
            var told = new Dictionary<int, HashSet<StreamBuffer>>();
            foreach (var route in _routes.Values.ToList())
            {
                if (route.IsFlowing)
                {
                    route.OpenGap(lastFrameAt, reason);
                }

                if (!told.TryGetValue(route.Group, out var group))
                {
                    told.Add(route.Group, group = []);
                }

                route.ToldEarly = group;
                route.IsRegistered = route.HasArrived = route.IsLeaving = false;

                DropUnused(route);
            }

            Publish();
        }
    }

    /// <summary>Something that was received could not be read, whoever it was for. Runs on the receive loop.</summary>
    public void PostGap(DateTimeOffset from, DateTimeOffset until, StreamGapReason reason)
    {
        lock (context.Gate)
        {
            var told = new HashSet<StreamBuffer>();
            var gap = new StreamGap { From = from, Until = until, Reason = reason, ReceivedAt = until };
            foreach (var route in _routes.Values.Where(route => route.IsFlowing))
            {
                route.PostGap(gap, told);
            }
        }
    }

    /// <summary>Ends every stream when it has been read: cleanly, or with an error.</summary>
    public void CompleteAll(Exception? error)
    {
        lock (context.Gate)
        {
            foreach (var subscriber in _routes.Values.SelectMany(route => route.Subscribers))
            {
                subscriber.Complete(error);
            }
        }
    }

    /// <summary>Ends every stream and every wait.</summary>
    public void FailAll(Exception reason)
    {
        lock (context.Gate)
        {
            Fail([.. _routes.Values], reason);
        }
    }
}

namespace Kiwoom.Realtime;

/// <content>What breaks: the connection, single frames, and everything.</content>
internal sealed partial class RegistrationBook
{
    /// <summary>The connection has ended, and with it all registrations.</summary>
    public void Disconnect(in Arrival lastFrame, StreamGapReason reason)
    {
        lock (context.Gate)
        {
            // A group's routes come in one frame, and so does its answer: what was told before it is told once.
            var told = new Dictionary<int, HashSet<StreamBuffer>>();
            foreach (var route in _routes.Values.ToList())
            {
                var group = route is ItemRoute item ? item.Group : 0;
                if (!told.TryGetValue(group, out var toldEarly) || route is ConditionRoute)
                {
                    told[group] = toldEarly = [];
                }

                route.Break(lastFrame, reason, toldEarly);
                DropUnused(route);
            }

            Publish();
        }
    }

    /// <summary>Something that was received could not be read, whoever it was for. Runs on the receive loop.</summary>
    public void PostGap(StreamGap gap)
    {
        lock (context.Gate)
        {
            var told = new HashSet<StreamBuffer>();
            foreach (var route in _routes.Values.Where(route => route.Registration.IsFlowing && (gap.Type.Length == 0 || (route.Type.Name == gap.Type && route.Key.Item == gap.Item))))
            {
                route.TellGap(gap, told);
            }
        }
    }

    /// <summary>Ends every stream and every wait.</summary>
    public void FailAll(Exception reason)
    {
        lock (context.Gate)
        {
            foreach (var route in _routes.Values.ToList())
            {
                Fail(route, reason);
            }

            Publish();
        }
    }
}

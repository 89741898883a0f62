using Kiwoom.Simulator.Realtime;

namespace Kiwoom.Tests.Endurance;

/// <summary>Strikes a simulator's live session with seeded faults, one after the other; the first ones are one of each kind.</summary>
internal sealed class StreamFaults(SimulatorRealtime realtime, TimeProvider clock, int maxFrameBytes, int seed)
{
    private static readonly StreamFault[] Kinds = Enum.GetValues<StreamFault>();

    private readonly Random _random = new(seed);
    private int _lastBroken;

    public SortedDictionary<StreamFault, int> Counts { get; } = [];

    /// <summary>How many of the faults ended a connection.</summary>
    public int Breaks { get; private set; }

    public async Task RunAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var kind = i < Kinds.Length ? Kinds[i] : Kinds[_random.Next(Kinds.Length)];

            // Right after the LOGIN too, while registrations are under way.
            await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(4) == 0 ? 0 : _random.Next(20, 350)), clock);
            int session;
            do
            {
                session = await FindSessionAsync();
            }
            while (!Strike(kind, session));

            Counts[kind] = Counts.GetValueOrDefault(kind) + 1;
        }

        await FindSessionAsync();
        realtime.DelayLogins(TimeSpan.Zero);
    }

    /// <summary>The session that lives; one that a fault has struck dead is none.</summary>
    private async Task<int> FindSessionAsync()
    {
        var found = 0;
        await realtime.WaitForAsync(sessions =>
        {
            found = sessions.LastOrDefault(session => session.IsOpen && session.IsLoggedIn && session.Id > _lastBroken)?.Id ?? 0;
            return found > 0;
        }).WaitAsync(EnduranceRun.HangLimit);
        return found;
    }

    /// <summary>Strikes a session; false where it has ended meanwhile.</summary>
    private bool Strike(StreamFault kind, int session)
    {
        switch (kind)
        {
            case StreamFault.Drop:
                return Break(session, realtime.Drop);
            case StreamFault.Reset:
                return Break(session, realtime.Reset);
            case StreamFault.Close:
                return Break(session, realtime.Close);
            case StreamFault.Silence:
                return Break(session, realtime.Silence);
            case StreamFault.RefusedConnection:
                realtime.RefuseConnections(_random.Next(1, 4));
                return Break(session, realtime.Drop);
            case StreamFault.RefusedLogin:
                realtime.RefuseLogins(1);
                return Break(session, realtime.Close);
            case StreamFault.DelayedLogin:
                realtime.DelayLogins(TimeSpan.FromMilliseconds(_random.Next(20, 150)));
                return Break(session, realtime.Reset);
            case StreamFault.Fragments:
                return realtime.Fragment(_random.Next(1, 20), _random.Next(1, 40), session) > 0;
            case StreamFault.Garbage:
                return realtime.SendGarbage((GarbageKind)_random.Next(Enum.GetValues<GarbageKind>().Length), session) > 0;
            case StreamFault.HugeFrame:
                return realtime.SendHuge(maxFrameBytes / 2, session) > 0;
            case StreamFault.OversizedFrame:
                return realtime.SendHuge(maxFrameBytes * 2, session) > 0;
            case StreamFault.UnknownType:
                return realtime.SendText("""{"data":[{"values":{"10":"1"},"type":"9Z","name":"?","item":"100000"}],"trnm":"REAL"}""", session) > 0;
            default:
                return realtime.StopReading(TimeSpan.FromMilliseconds(_random.Next(50, 300)), session) > 0;
        }
    }

    private bool Break(int session, Func<int?, int> strike)
    {
        if (strike(session) == 0)
        {
            return false;
        }

        _lastBroken = session;
        Breaks++;
        return true;
    }
}

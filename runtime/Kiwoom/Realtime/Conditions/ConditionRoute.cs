namespace Kiwoom.Realtime;

/// <summary>A condition search that goes on: begun by CNSRREQ and ended by CNSRCLR, one in a frame, and it has a result that its messages change.</summary>
internal sealed class ConditionRoute(RouteKey key, TimeProvider clock) : Route(key, clock)
{
    private readonly TimeProvider _clock = clock;

    /// <summary>What it finds.</summary>
    public ConditionStocks Stocks { get; } = new(key);

    // Conditions after items: what their answers take keeps no order executions waiting.
    public override int Rank => Registration.Cohort > 0 ? 5 : Registration.IsProven ? 2 : 3;

    public override bool FitsWith(Route other) => other == this;

    public override RegistrationBatch ToBatch(IReadOnlyList<Route> routes, bool isRemoval)
    {
        if (!isRemoval)
        {
            Stocks.Ask();
        }

        return new ConditionBatch(this, isRemoval);
    }

    /// <summary>Who waits learns it at once: a condition that the server does not answer would break the connection of all other streams again.</summary>
    public override void MissAnswer(Exception reason) => FailWaits(reason);

    public override void Leave()
    {
        base.Leave();
        Stocks.Forget();
    }

    public override void Break(in Arrival lastFrame, StreamGapReason reason, HashSet<StreamBuffer> toldEarly)
    {
        base.Break(lastFrame, reason, toldEarly);
        Stocks.Forget();
    }

    protected override void Enter(StreamBuffer subscriber) => Stocks.Add(subscriber, () => base.Enter(subscriber), _clock);

    protected override void OnGap(StreamGap gap) => Stocks.Doubt(gap);
}

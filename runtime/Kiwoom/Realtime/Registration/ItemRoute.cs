namespace Kiwoom.Realtime;

/// <summary>An item of a type, or all that a type brings: registered by REG, many in one frame.</summary>
/// <param name="key">What it is.</param>
/// <param name="group">The group that its item is registered in.</param>
/// <param name="clock">Measures gaps.</param>
internal sealed class ItemRoute(RouteKey key, int group, TimeProvider clock) : Route(key, clock)
{
    public int Group { get; } = group;

    public override int Rank => Registration.Cohort > 0 ? 4 : Registration.IsProven ? 0 : 1;

    public override bool FitsWith(Route other) =>
        other is ItemRoute item && item.Group == Group && item.Registration.Cohort == Registration.Cohort &&
        (item.Registration.IsProven == Registration.IsProven || Registration.Cohort > 0 || !IsWanted);

    public override RegistrationBatch ToBatch(IReadOnlyList<Route> routes, bool isRemoval) => new ItemBatch(Group, routes, isRemoval);
}

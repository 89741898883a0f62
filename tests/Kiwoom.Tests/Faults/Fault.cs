namespace Kiwoom.Tests.Faults;

/// <summary>One thing that goes wrong between a client and the server, and what the caller learns of it.</summary>
/// <param name="Name">What happens.</param>
/// <param name="ActAsync">Makes it happen to a request.</param>
internal sealed record Fault(string Name, Func<LoopbackConnection, ReceivedRequest, Task> ActAsync)
{
    /// <summary>Whether nothing but the end of the call's time shows it.</summary>
    public bool TakesTheTimeout { get; init; }

    /// <summary>Whether no connection is to be had while it lasts.</summary>
    public bool RefusesConnections { get; init; }

    /// <summary>Whether it strikes before the server has read a request: then it is the connection's, not the call's.</summary>
    public bool StrikesConnections { get; init; }

    /// <summary>Whether it may strike before the client has sent anything, as time will have it: then even an order may be repeated.</summary>
    public bool MayComeFirst { get; init; }

    /// <summary>Whether the server has said for certain that it took nothing, so that even an order may be repeated.</summary>
    public bool IsCertainRefusal { get; init; }

    /// <summary>Whether a query is repeated after it.</summary>
    public bool QueryIsRepeated { get; init; } = true;

    /// <summary>What the caller of a query gets when it does not pass.</summary>
    public required Type QueryFailure { get; init; }

    /// <summary>What the caller of an order gets.</summary>
    public required Type OrderFailure { get; init; }

    public override string ToString() => Name;
}

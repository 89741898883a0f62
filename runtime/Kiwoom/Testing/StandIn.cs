namespace Kiwoom.Testing;

/// <summary>What the interfaces of the client do where a stand-in does not say it.</summary>
internal static class StandIn
{
    /// <summary>The exception of a member that was called and is not implemented.</summary>
    /// <param name="member">Interface and member.</param>
    public static NotImplementedException Lacks(string member) =>
        new($"{member} was called, and this stand-in for the client does not implement it.");
}

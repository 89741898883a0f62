namespace Kiwoom.Simulator.Realtime;

/// <summary>What happens to a request of a client: see <see cref="SimulatorRealtimeOptions.RequestPlan"/>.</summary>
public sealed record RequestFate
{
    private RequestFate()
    {
    }

    /// <summary>It is carried out and answered.</summary>
    public static RequestFate Usual { get; } = new();

    /// <summary>It is neither carried out nor answered.</summary>
    public static RequestFate Ignored { get; } = new() { IsIgnored = true };

    /// <summary>It is answered, but without a <c>return_code</c>, and not carried out.</summary>
    public static RequestFate Unreadable { get; } = new() { IsUnreadable = true };

    internal bool IsIgnored { get; private init; }

    internal bool IsUnreadable { get; private init; }

    internal int? ReturnCode { get; private init; }

    internal string Message { get; private init; } = "";

    internal TimeSpan Delay { get; private init; }

    /// <summary>It is refused.</summary>
    /// <param name="returnCode">The <c>return_code</c>, for example 105110: too many requests a second.</param>
    /// <param name="message">The words.</param>
    public static RequestFate Refused(int returnCode, string message) => new() { ReturnCode = returnCode, Message = message };

    /// <summary>It is carried out and answered after a time, by the simulator's clock.</summary>
    public static RequestFate After(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return new() { Delay = delay };
    }
}

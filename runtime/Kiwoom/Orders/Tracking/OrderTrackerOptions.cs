namespace Kiwoom.Orders;

/// <summary>How an <see cref="OrderTracker"/> works.</summary>
public sealed class OrderTrackerOptions
{
    /// <summary>
    /// How often the account's lists are compared with what messages told while orders wait: that finds what a server never told. Default: a minute;
    /// <see cref="Timeout.InfiniteTimeSpan"/> for never.
    /// </summary>
    public TimeSpan ReconcileInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The pause before a look-up that left a question open is repeated; each further one is twice as long, up to <see cref="LongestPause"/>. Default: a second.
    /// </summary>
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between look-ups while a question is open. Default: 30 seconds.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long after a gap the lists are read once more, for a server may list an execution a moment after it. Default: 3 seconds.
    /// </summary>
    public TimeSpan SettlingTime { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Whether holdings are followed too (<see cref="OrderTracker.Positions"/>). Default: yes.</summary>
    public bool FollowsPositions { get; set; } = true;

    /// <summary>The clock. Null takes the client's.</summary>
    public TimeProvider? TimeProvider { get; set; }

    internal OrderTrackerOptions Copy() => (OrderTrackerOptions)MemberwiseClone();

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(FirstPause, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(LongestPause, FirstPause);
        ArgumentOutOfRangeException.ThrowIfLessThan(SettlingTime, TimeSpan.Zero);
        if (ReconcileInterval != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ReconcileInterval, TimeSpan.Zero);
        }
    }
}

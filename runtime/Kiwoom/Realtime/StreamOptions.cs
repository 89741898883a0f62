using System.Globalization;

namespace Kiwoom.Realtime;

/// <summary>What happens when a stream's messages come faster than they are read.</summary>
public sealed class StreamOptions
{
    /// <summary>How many messages may wait unread before <see cref="Overflow"/> acts. Default: 10,000.</summary>
    public int Capacity { get; set; } = 10_000;

    /// <summary>
    /// How many messages may wait unread with <see cref="StreamOverflow.Wait"/> before further ones are lost, which a
    /// <see cref="StreamGap"/> then reports. Default: 1,000,000, some hundred megabytes. Order executions and balances have no such limit.
    /// </summary>
    public int MaxBacklog { get; set; } = 1_000_000;

    /// <summary>What happens to what does not fit. Default: it waits.</summary>
    public StreamOverflow Overflow { get; set; }

    internal StreamOptions Copy() => (StreamOptions)MemberwiseClone();

    internal void Check(List<string> problems)
    {
        if (Capacity < 1)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"Capacity is {Capacity}: at least one message has to fit."));
        }

        if (MaxBacklog < Capacity)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"MaxBacklog is {MaxBacklog}, less than the Capacity of {Capacity}."));
        }

        if (!Enum.IsDefined(Overflow))
        {
            problems.Add("Overflow is none of Wait, DropOldest and Latest.");
        }
    }
}

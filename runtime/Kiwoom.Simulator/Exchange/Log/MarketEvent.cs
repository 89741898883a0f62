using System.Globalization;

namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>Something that happened. What anyone says of the market follows from these, in their order.</summary>
internal abstract record MarketEvent
{
    /// <summary>Counts all events of a market from 1.</summary>
    public long Sequence { get; private set; }

    /// <summary>When it happened, in Korean time.</summary>
    public DateTime Time { get; private set; }

    /// <summary>One line that says all of it, the same on every machine.</summary>
    public string Line => string.Create(CultureInfo.InvariantCulture, $"{Sequence} {Time:yyyyMMdd HHmmss.fff} {Describe()}");

    /// <summary>Gives the event its place in the log, once.</summary>
    public void Stamp(long sequence, DateTime time)
    {
        Sequence = sequence;
        Time = time;
    }

    /// <summary>What happened, without when; independent of the machine's culture.</summary>
    protected abstract string Describe();
}

using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Exchange.Flow;

/// <summary>The chances of one instrument's flow. Whole numbers only: the same on every processor.</summary>
internal struct FlowRandom(string code, long seed)
{
    private const int TailDraws = 6;

    private StableRandom _random = StableRandom.From(code, "flow", seed);

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public long Next(long least, long most) => _random.Next(least, most);

    /// <summary>Whether something of so many per cent happens.</summary>
    public bool Happens(int percent) => Next(1, 100) <= percent;

    /// <summary>A number from 0, each twice as likely as the next, up to <paramref name="most"/>.</summary>
    public int Geometric(int most)
    {
        var count = 0;
        while (count < most && Next(0, 1) == 0)
        {
            count++;
        }

        return count;
    }

    /// <summary>
    /// A multiple of <paramref name="unit"/> with a heavy tail: half of the numbers are up to one unit, a quarter up to two, an eighth up to four,
    /// and so on six times.
    /// </summary>
    public long HeavyTail(long unit)
    {
        var scale = unit << Geometric(TailDraws);
        return Next(1, scale);
    }

    /// <summary>A step around zero: of three draws, and every fiftieth one several times as long.</summary>
    public long Step(long size)
    {
        var step = Next(-size, size) + Next(-size, size) + Next(-size, size);
        return Next(1, 50) == 1 ? step * (2 + Geometric(TailDraws)) : step;
    }
}

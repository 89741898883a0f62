namespace Kiwoom.Simulator.Market;

/// <summary>
/// Random numbers (SplitMix64) that are the same on every machine, runtime and run:
/// <see cref="Random"/> and string hashes promise neither.
/// </summary>
internal struct StableRandom
{
    private const ulong FnvOffset = 14_695_981_039_346_656_037;
    private const ulong FnvPrime = 1_099_511_628_211;

    private ulong _state;

    private StableRandom(ulong seed) => _state = seed;

    /// <summary>The numbers that belong to a code and a purpose.</summary>
    public static StableRandom From(string code, string purpose, long part = 0)
    {
        var hash = FnvOffset;
        foreach (var character in code)
        {
            hash = (hash ^ character) * FnvPrime;
        }

        foreach (var character in purpose)
        {
            hash = (hash ^ character) * FnvPrime;
        }

        return new StableRandom((hash ^ (ulong)part) * FnvPrime);
    }

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public long Next(long least, long most) => least + (long)(Next() % (ulong)(most - least + 1));

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}

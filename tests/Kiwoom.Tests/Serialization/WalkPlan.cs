using System.Runtime.InteropServices;
using System.Text;

namespace Kiwoom.Tests.Serialization;

/// <summary>What two walks through the same JSON do at each value, the same for the same seed, and what they met.</summary>
internal sealed class WalkPlan(int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<byte> _met = [];

    /// <summary>Every value with its kind, name and text, in order.</summary>
    public ReadOnlySpan<byte> Met => CollectionsMarshal.AsSpan(_met);

    /// <summary>How to read the value that stands there.</summary>
    public WalkStep NextStep() => (WalkStep)_random.Next((int)WalkStep.Count);

    /// <summary>Whether the next name is read as a FID.</summary>
    public bool NextIsFid() => _random.Next(3) == 0;

    public void Meet(string kind, ReadOnlySpan<byte> name, ReadOnlySpan<byte> text)
    {
        _met.AddRange(Encoding.UTF8.GetBytes($"{kind} {name.Length} {text.Length} "));
        _met.AddRange(name);
        _met.AddRange(text);
    }
}

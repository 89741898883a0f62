using System.Runtime.CompilerServices;

namespace Kiwoom.Serialization;

/// <summary>Which fields of an object have come: a bit for each.</summary>
[InlineArray(Words)]
internal struct SeenFields
{
    // More fields than any object of the spec has; those beyond are not watched.
    private const int Words = 4;
    private const int BitsInWord = 64;

    private ulong _word;

    /// <summary>Marks a field; false where it has come before.</summary>
    /// <param name="index">The field's index; -1 for one that the spec lacks, which is not watched.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Add(int index)
    {
        if ((uint)index >= Words * BitsInWord)
        {
            return true;
        }

        ref var word = ref this[index / BitsInWord];
        var bit = 1UL << index;
        var isNew = (word & bit) == 0;
        word |= bit;
        return isNew;
    }
}

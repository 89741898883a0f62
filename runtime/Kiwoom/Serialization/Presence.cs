using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Kiwoom.Serialization;

/// <summary>Values that may be missing, as emitted types keep them: the value itself, and one bit that says whether it is there.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Presence
{
    /// <summary>The value; null where its bit is not set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T? Get<T>(ulong bits, int bit, T value)
        where T : struct => ((bits >> bit) & 1) != 0 ? value : null;

    /// <summary>Keeps a value and sets its bit, or clears both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Set<T>(ref ulong bits, int bit, T? value, out T store)
        where T : struct
    {
        store = value.GetValueOrDefault();
        bits = value.HasValue ? bits | (1UL << bit) : bits & ~(1UL << bit);
    }

    /// <inheritdoc cref="Set{T}(ref ulong, int, T?, out T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Set<T>(ref byte bits, int bit, T? value, out T store)
        where T : struct
    {
        ulong all = bits;
        Set(ref all, bit, value, out store);
        bits = (byte)all;
    }
}

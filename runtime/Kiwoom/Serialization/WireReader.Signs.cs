using System.Runtime.CompilerServices;

namespace Kiwoom.Serialization;

/// <content>Where a change has its sign from.</content>
public ref partial struct WireReader
{
    /// <summary>
    /// A change that is written without a sign has that of the code beside it, wherever the two stand. A sign that is written stays:
    /// where the code says otherwise, that is counted.
    /// </summary>
    /// <param name="change">The change as it was read, of which the code says otherwise; 0 where there is none.</param>
    /// <param name="position">Where the change stands.</param>
    /// <param name="name">The change's element.</param>
    public readonly decimal WithSign(decimal change, int position, ReadOnlySpan<byte> name)
    {
        if (change == 0)
        {
            return change;
        }

        var text = _json.TextFrom(position);
        if (text.IsEmpty || text[0] is (byte)'+' or (byte)'-' or (byte)'\\')
        {
            _cells.ContradictingSign(_apiId, name);
            return change;
        }

        return -change;
    }

    /// <summary>Whether a change has another sign than the code beside it says, as far as can be seen at a glance.</summary>
    /// <param name="change">The change as it was read.</param>
    /// <param name="sign">What the code says: 1 for a rise, -1 for a fall, 0 for neither.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOtherSign(in decimal change, int sign) => sign != 0 && decimal.IsNegative(change) != (sign < 0);
}

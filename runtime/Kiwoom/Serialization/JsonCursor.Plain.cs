using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kiwoom.Serialization;

/// <content>
/// FIDs and numbers as nearly all frames have them, which are most of a message's cost. A text that ends in a brace needs no look
/// at its length for each byte: none of the bytes that are stepped over here is a brace, so there is always one behind it.
/// </content>
internal ref partial struct JsonCursor
{
    private const int MaxFidLength = 8;

    /// <summary>Reads the name that is expected and the number behind it, if it is one; false, and it stays, for any other name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadExpected(FidTable.Field expected)
    {
        if (_at >= _reach)
        {
            return false;
        }

        ref var next = ref Unsafe.Add(ref MemoryMarshal.GetReference(_text), _at);
        if ((Unsafe.ReadUnaligned<ulong>(ref next) & expected.Mask) != expected.Bytes)
        {
            return false;
        }

        _name = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref next, 2), expected.Length - FidTable.Field.Punctuation);
        var ahead = Scan(ref Unsafe.Add(ref next, expected.Length), out var number, out var scale);
        (_number, _scale, _ahead) = (number, scale, ahead);
        _at += expected.Length + ahead;
        return true;
    }

    /// <summary>Goes to the next field, whose name was not expected, as <see cref="NextField"/> does.</summary>
    /// <param name="fids">The FIDs.</param>
    /// <param name="before">The index before.</param>
    /// <param name="isDoubled">Whether the field has come before in this object.</param>
    /// <returns>Its index; the number of FIDs for a name that is none of them; -1 at the end of the object.</returns>
    public int NextUnexpected(FidTable fids, int before, out bool isDoubled)
    {
        ForgetNumber();
        var end = _at;
        isDoubled = false;
        if (!NextField())
        {
            return -1;
        }

        // What comes twice comes behind what it is not expected behind. Looked for as it stands, for the values are flat.
        Span<byte> quoted = stackalloc byte[MaxFidLength + 3];
        if (_name.Length <= MaxFidLength)
        {
            quoted[0] = (byte)'"';
            _name.CopyTo(quoted[1..]);
            "\":"u8.CopyTo(quoted[(_name.Length + 1)..]);
            isDoubled = _text[_objectAt..Math.Min(end, _text.Length)].IndexOf(quoted[..(_name.Length + 3)]) >= 0;
        }

        return fids.Find(Fid.Parse(_name), isDoubled ? null : before);
    }

    /// <summary>Reads a number in quotes that has one sign at most; false, and it stays, for anything else.</summary>
    private bool TryReadPlainNumber(out long digits, out int scale)
    {
        if (_at < _reach)
        {
            var length = Scan(ref Unsafe.Add(ref MemoryMarshal.GetReference(_text), _at), out digits, out scale);
            _at += length;
            return length > 0;
        }

        (digits, scale) = (0, 0);
        return false;
    }

    /// <summary>Goes back to the value that was read with its name.</summary>
    private void GoBack()
    {
        _at -= _ahead;
        ForgetNumber();
    }

    private void ForgetNumber() => (_scale, _ahead) = (NoNumber, 0);

    /// <summary>Scans a number in quotes that has one sign at most.</summary>
    /// <returns>How long it is with its quotes; 0 for anything else.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Scan(ref byte text, out long digits, out int scale)
    {
        // Locals, for the compiler keeps what has an address in memory. Byte by byte: eight at a time take longer, as the next
        // field's place then waits for the count of digits, which the processor otherwise guesses.
        (digits, scale) = (0, NoNumber);
        if (text != '"')
        {
            return 0;
        }

        nint at = 1;
        uint next = Unsafe.Add(ref text, at);
        var isNegative = false;
        if (next < '0')
        {
            isNegative = next == '-';
            if (!isNegative && next != '+')
            {
                return 0;
            }

            next = Unsafe.Add(ref text, ++at);
        }

        var first = at;
        long value = 0;
        uint digit;
        while ((digit = next - '0') <= 9)
        {
            value = (value * 10) + digit;
            next = Unsafe.Add(ref text, ++at);
        }

        var count = at - first;
        nint fraction = 0;
        if (next == '.')
        {
            var point = at;
            next = Unsafe.Add(ref text, ++at);
            while ((digit = next - '0') <= 9)
            {
                value = (value * 10) + digit;
                next = Unsafe.Add(ref text, ++at);
            }

            fraction = at - point - 1;
            count = fraction == 0 ? 0 : count + fraction;
        }

        if (next != '"' || (nuint)(count - 1) >= WireNumber.MaxDigits)
        {
            return 0;
        }

        digits = isNegative ? -value : value;
        scale = (int)fraction;
        return (int)at + 1;
    }
}

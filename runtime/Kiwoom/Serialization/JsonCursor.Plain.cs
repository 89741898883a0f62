using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kiwoom.Serialization;

/// <content>
/// Names and numbers as nearly all texts have them, which are most of the cost. A text that ends in a brace needs no look
/// at its length for each byte: none of the bytes that are stepped over here is a brace, so there is always one behind it.
/// </content>
internal ref partial struct JsonCursor
{
    /// <summary>Reads the name that is expected and the number behind it, if it is one; false, and it stays, for any other name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadExpected(NameTable.Name expected)
    {
        if (_at >= _farEnd)
        {
            return false;
        }

        ref var next = ref Unsafe.Add(ref MemoryMarshal.GetReference(_text), _at);
        if (!expected.IsAt(ref next))
        {
            return false;
        }

        _name = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref next, 2), expected.Length);
        var ahead = Scan(ref Unsafe.Add(ref next, expected.Width), out var number, out var scale);
        (_number, _scale, _ahead) = (number, scale, ahead);
        _at += expected.Width + ahead;
        return true;
    }

    /// <summary>
    /// Does what <see cref="TryReadExpected"/> does for the first field of an object, near the text's end, and where white space stands
    /// around the comma and behind the colon.
    /// </summary>
    public bool TryReadSpaced(NameTable.Name expected)
    {
        ForgetNumber();
        var at = _at;
        if (expected.IsNowhere || Peek(ref at) != _separator)
        {
            return false;
        }

        at++;
        Peek(ref at);
        var quoted = expected.Quoted;
        if (at + quoted.Length >= _end || !_text[at..].StartsWith(quoted))
        {
            return false;
        }

        _separator = (byte)',';
        _name = _text.Slice(at + 1, expected.Length);
        at += quoted.Length;
        Peek(ref at);
        _ahead = Scan(ref Unsafe.Add(ref MemoryMarshal.GetReference(_text), at), out _number, out _scale);
        _at = at + _ahead;
        return true;
    }

    /// <summary>Reads a number in quotes that has one sign at most; false, and it stays, for anything else.</summary>
    private bool TryReadPlainNumber(out long digits, out int scale)
    {
        if (_at < _end)
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

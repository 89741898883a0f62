using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kiwoom.Serialization;

/// <content>
/// What is stepped over: the values of a message that are passed on as they came. Nearly all are an object of plain texts, of which only the quotes need a look.
/// </content>
internal ref partial struct JsonCursor
{
    /// <summary>Steps over an object of plain texts without white space, or one space behind colons and commas; false, and it stays, for anything else.</summary>
    private bool TrySkipPlainObject()
    {
        var begin = _at;
        if (!Vector128.IsHardwareAccelerated || _text.Length < Vector128<byte>.Count || Peek(ref begin) != '{')
        {
            return false;
        }

        // Where the next text has to begin, what it is, and whether it has begun.
        var (expected, isName, isInside) = (begin + 1, true, false);
        ref var text = ref MemoryMarshal.GetReference(_text);
        for (var at = begin; at < _text.Length; at += Vector128<byte>.Count)
        {
            // The last part is looked at together with what stands before it.
            var start = Math.Min(at, _text.Length - Vector128<byte>.Count);
            var bytes = Vector128.LoadUnsafe(ref text, (nuint)start);
            if ((Vector128.Equals(bytes, Vector128.Create((byte)'\\')) | Vector128.LessThan(bytes, Vector128.Create((byte)' '))) != Vector128<byte>.Zero)
            {
                return false;
            }

            var quotes = Vector128.Equals(bytes, Vector128.Create((byte)'"')).ExtractMostSignificantBits() & (uint.MaxValue << (at - start));
            for (; quotes != 0; quotes &= quotes - 1)
            {
                var quote = start + BitOperations.TrailingZeroCount(quotes);
                isInside = !isInside;
                if (isInside)
                {
                    if (quote != expected)
                    {
                        return false;
                    }

                    continue;
                }

                if (!isName && IsAt(quote + 1, '}'))
                {
                    _at = quote + 2;
                    return true;
                }

                if (!IsAt(quote + 1, isName ? ':' : ','))
                {
                    return false;
                }

                isName = !isName;
                expected = quote + (IsAt(quote + 2, ' ') ? 3 : 2);
            }
        }

        return false;
    }
}

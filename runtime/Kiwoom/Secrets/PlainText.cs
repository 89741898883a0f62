using System.Buffers;
using System.Globalization;

namespace Kiwoom.Secrets;

/// <summary>
/// A text whose escapes are undone layer by layer (JSON's, those of URLs and of HTML) and whose blanks are left out, with the place in
/// the original of each character: what a reader can undo hides nothing.
/// </summary>
internal ref struct PlainText : IDisposable
{
    private static readonly SearchValues<char> EscapesAndBlanks = SearchValues.Create([.. Enumerable.Range(0, '!').Select(c => (char)c), '\\', '%', '&', '\u007f', '\u00a0']);

    private readonly char[] _chars;
    private readonly int[] _starts;
    private readonly int[] _ends;
    private int _length;

    public PlainText(ReadOnlySpan<char> text)
    {
        _chars = ArrayPool<char>.Shared.Rent(text.Length);
        _starts = ArrayPool<int>.Shared.Rent(text.Length);
        _ends = ArrayPool<int>.Shared.Rent(text.Length);
        text.CopyTo(_chars);
        _length = text.Length;
        for (var i = 0; i < text.Length; i++)
        {
            (_starts[i], _ends[i]) = (i, i + 1);
        }
    }

    public readonly ReadOnlySpan<char> Chars => _chars.AsSpan(0, _length);

    /// <summary>Whether there is anything to undo.</summary>
    public static bool IsEscaped(ReadOnlySpan<char> text) => text.ContainsAny(EscapesAndBlanks);

    /// <summary>Where characters stand in the original.</summary>
    public readonly (int Start, int End) SourceOf(int at, int length) => (_starts[at], _ends[at + length - 1]);

    /// <summary>Undoes one layer; false where there is none.</summary>
    public bool Undo()
    {
        if (!IsEscaped(Chars))
        {
            return false;
        }

        var changed = false;
        var to = 0;
        for (var at = 0; at < _length;)
        {
            var length = ReadEscape(_chars.AsSpan(at, _length - at), out var c);
            changed |= length > 1 || IsBlank(c);
            if (!IsBlank(c))
            {
                (_chars[to], _starts[to], _ends[to]) = (c, _starts[at], _ends[at + length - 1]);
                to++;
            }

            at += length;
        }

        _length = to;
        return changed;
    }

    public readonly void Dispose()
    {
        ArrayPool<char>.Shared.Return(_chars, clearArray: true);
        ArrayPool<int>.Shared.Return(_starts);
        ArrayPool<int>.Shared.Return(_ends);
    }

    private static bool IsBlank(char c) => c <= ' ' || char.IsWhiteSpace(c) || char.IsControl(c) || c is '\u200b' or '\ufeff' or '\u00ad';

    /// <summary>Reads one character, escaped or not.</summary>
    /// <returns>How many characters it takes.</returns>
    private static int ReadEscape(ReadOnlySpan<char> text, out char c)
    {
        c = text[0];
        switch (text)
        {
            case ['\\', 'u' or 'U', ..] when TryReadHex(text, 2, 4, out c):
                return 6;
            case ['\\', 'x' or 'X', ..] when TryReadHex(text, 2, 2, out c):
                return 4;
            case ['\\', 'n' or 'r' or 't' or 'b' or 'f', ..]:
                c = ' ';
                return 2;
            case ['\\', not (>= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9'), ..]:
                c = text[1];
                return 2;
            case ['%', ..] when TryReadHex(text, 1, 2, out c):
                return 3;
            case ['&', ..]:
                return ReadEntity(text, out c);
            default:
                return 1;
        }
    }

    private static int ReadEntity(ReadOnlySpan<char> text, out char c)
    {
        const int Longest = 10;
        c = text[0];
        var end = text[..Math.Min(text.Length, Longest)].IndexOf(';');
        if (end < 0)
        {
            return 1;
        }

        var name = text[1..end];
        if (name is ['#', 'x' or 'X', .. var hex] && int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            c = (char)code;
        }
        else if (name is ['#', .. var digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out code))
        {
            c = (char)code;
        }
        else
        {
            c = name switch { "quot" => '"', "apos" => '\'', "lt" => '<', "gt" => '>', _ => '&' };
            return c == '&' && name is not "amp" ? 1 : end + 1;
        }

        return end + 1;
    }

    private static bool TryReadHex(ReadOnlySpan<char> text, int at, int count, out char c)
    {
        c = text[0];
        if (text.Length < at + count || !int.TryParse(text.Slice(at, count), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return false;
        }

        c = (char)code;
        return true;
    }
}

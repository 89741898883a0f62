using System.Buffers;
using System.Text.Json;

namespace Kiwoom.Serialization;

/// <content>
/// The short way through an object whose values are texts: it reads <c>"name":"text"</c> itself, byte by byte, which costs a third of
/// asking for tokens. At anything else the general reader takes over from the beginning of the field, and decides what it is.
/// </content>
internal ref partial struct WireReader
{
    private const int Nowhere = -1;

    /// <summary>What ends a text, or makes it one for the general reader: an escape, or a control character, which is an error.</summary>
    private static readonly SearchValues<byte> EndsOfText = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, ' ').Select(c => (byte)c)]);

    private readonly bool IsFlat => _at >= 0;

    /// <summary>Takes the short way into an object, behind whose brace the general reader stands.</summary>
    private void BeginFlat()
    {
        _objectState = _json.CurrentState;
        _at = _origin + (int)_json.BytesConsumed - 1;
        _separator = (byte)'{';
    }

    /// <summary>Goes to the next field on the short way.</summary>
    /// <returns>Whether it could be said; if so, <paramref name="hasField"/> says whether there is one.</returns>
    private bool TryNextFlatField(out bool hasField)
    {
        hasField = false;
        var at = _at;
        var next = Peek(ref at);
        if (next == '}' && _separator == ',')
        {
            GoGeneral(at);
            _json.Read();
            return true;
        }

        if (next != _separator)
        {
            return false;
        }

        at++;
        if (Peek(ref at) != '"')
        {
            return false;
        }

        var name = _text[(at + 1)..];
        var length = name.IndexOfAny((byte)'"', (byte)'\\');
        if (length < 0 || length + 1 >= name.Length || name[length] != '"' || name[length + 1] != ':')
        {
            return false;
        }

        _name = name[..length];
        _fieldAt = at;
        _at = at + length + 3;
        _separator = (byte)',';
        hasField = true;
        return true;
    }

    /// <summary>Goes to the next field where its name is a FID and stands where it usually does.</summary>
    private bool TryNextFlatFid(out int fid)
    {
        fid = 0;
        var text = _text;
        var at = _at;
        if ((uint)at >= (uint)text.Length || text[at] != _separator || ++at >= text.Length || text[at] != '"')
        {
            return false;
        }

        var first = ++at;
        for (; at < text.Length; at++)
        {
            var digit = (uint)(text[at] - '0');
            if (digit > 9)
            {
                break;
            }

            fid = (fid * 10) + (int)digit;
        }

        if (at - first is 0 or > Fid.MaxLength || text[first] == '0' || at + 1 >= text.Length || text[at] != '"' || text[at + 1] != ':')
        {
            return false;
        }

        _name = text[first..at];
        _fieldAt = first - 1;
        _at = at + 2;
        _separator = (byte)',';
        return true;
    }

    /// <summary>Reads a text on the short way.</summary>
    private bool TryReadFlatText(out ReadOnlySpan<byte> text)
    {
        var at = _at;
        if (Peek(ref at) == '"')
        {
            var rest = _text[(at + 1)..];
            var length = rest.IndexOfAny(EndsOfText);
            if (length >= 0 && rest[length] == '"')
            {
                text = rest[..length];
                _at = at + length + 2;
                return true;
            }
        }

        text = default;
        return false;
    }

    /// <summary>Reads a text that is a plain number on the short way.</summary>
    private bool TryReadFlatNumber(out long digits, out int scale)
    {
        var at = _at;
        if ((uint)at < (uint)_text.Length && _text[at] == '"')
        {
            at++;
            if (WireNumber.TryScan(_text, ref at, out digits, out scale) && (uint)at < (uint)_text.Length && _text[at] == '"')
            {
                _at = at + 1;
                return true;
            }
        }

        (digits, scale) = (0, 0);
        return false;
    }

    /// <summary>Puts the general reader on the name of the present field.</summary>
    /// <returns>Whether the short way can go on behind the value, unless that holds objects: see <see cref="ReturnToFlat"/>.</returns>
    private bool GoGeneralAtField()
    {
        if (!IsFlat)
        {
            return false;
        }

        GoGeneral(_fieldAt);
        _json.Read();
        return true;
    }

    /// <summary>Takes the short way again, behind a value that the general reader has read.</summary>
    private void ReturnToFlat(bool wasFlat)
    {
        if (wasFlat)
        {
            _at = _origin + (int)_json.BytesConsumed;
        }
    }

    /// <summary>Lets the general reader go on behind a value, between two fields.</summary>
    private void LeaveFlat()
    {
        var at = _at;
        if (_separator == '{')
        {
            // It stands there still.
            _at = Nowhere;
            return;
        }

        var next = Peek(ref at);
        if (next == '"')
        {
            throw new JsonException("A comma is missing between two fields.");
        }

        if (next == ',')
        {
            // Without a field behind it the comma itself is what is wrong.
            var field = at + 1;
            at = Peek(ref field) == '"' ? field : at;
        }

        GoGeneral(at);
    }

    private void GoGeneral(int at)
    {
        _json = new Utf8JsonReader(_text[at..], isFinalBlock: true, _objectState);
        _origin = at;
        _at = Nowhere;
    }

    /// <summary>The next byte that is no white space; 0 at the end.</summary>
    private readonly byte Peek(ref int at)
    {
        var text = _text;
        while ((uint)at < (uint)text.Length)
        {
            var c = text[at];
            if (c is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                return c;
            }

            at++;
        }

        return 0;
    }
}

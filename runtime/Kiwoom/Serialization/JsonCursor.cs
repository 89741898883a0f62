using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Kiwoom.Serialization;

/// <summary>
/// Goes through JSON as its reader expects it: into an object, from field to field, over a text. Braces, commas and plain texts it reads
/// itself, which costs a fraction of asking <see cref="Utf8JsonReader"/> for tokens; whatever else stands there that reader reads, one
/// name or value at a time, and it has the last word on what is broken.
/// </summary>
/// <remarks>
/// It stands on a value (behind <see cref="NextField"/> and <see cref="NextElement"/>, and at the start), or behind one. Whoever is inside
/// an object asks for fields, inside an array for elements, until there are no more.
/// </remarks>
internal ref partial struct JsonCursor
{
    private const int NoNumber = -1;

    /// <summary>What ends a name or text, or makes it one for the general reader: an escape, or a control character, which is an error.</summary>
    private static readonly SearchValues<byte> EndsOfText = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, ' ').Select(c => (byte)c)]);

    // The general reader inside an object and an array: from there it reads any name and any value for the first one.
    private static readonly JsonReaderState InObject = StateBehind("{"u8);
    private static readonly JsonReaderState InArray = StateBehind("["u8);

    private readonly ReadOnlySpan<byte> _text;

    // Before this place, whoever stands on another byte than a brace may look at the next one without asking whether there is one: it is
    // the place behind the brace that a text ends in, and the beginning of any other. Before the second, any name may be looked for.
    private readonly int _end;
    private readonly int _farEnd;
    private int _at;
    private ReadOnlySpan<byte> _name;

    // What stands before the next field or element: a comma, or the opening brace for the first.
    private byte _separator;

    // A number that was read with its name, and how many bytes it took: whoever wants the value as something else goes back.
    private long _number;
    private int _scale;
    private int _ahead;

    public JsonCursor(ReadOnlySpan<byte> text)
    {
        _text = text;
        var end = text.Length;
        while (end > 0 && text[end - 1] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            end--;
        }

        _end = end > 0 && text[end - 1] == '}' ? end : 0;
        _farEnd = _end - NameTable.Name.MaxReach;
        _scale = NoNumber;
    }

    /// <summary>The name of the present field, unescaped.</summary>
    public readonly ReadOnlySpan<byte> Name => _name;

    /// <summary>The whole text.</summary>
    public readonly ReadOnlySpan<byte> Text => _text;

    /// <summary>Where it stands in the text.</summary>
    public readonly int Position => _at - _ahead;

    /// <summary>The text from the start of a value to where it stands, without quotes and space around it.</summary>
    public readonly ReadOnlySpan<byte> TextFrom(int start) => _text[start..Position].Trim("\" \t\r\n"u8);

    /// <summary>Steps into an object; false, and it stays, where there is none.</summary>
    public bool TryBeginObject() => TryBegin((byte)'{');

    /// <summary>Steps into an array; false, and it stays, where there is none.</summary>
    public bool TryBeginArray() => TryBegin((byte)'[');

    /// <summary>Goes to the value of the next field of the present object; false, and behind the object, at its end.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public bool NextField()
    {
        if (!TryNext((byte)'}', (byte)'{'))
        {
            return false;
        }

        var name = _text[Math.Min(_at + 1, _text.Length)..];
        var length = LengthOfText(name);
        if (length >= 0 && length + 1 < name.Length && name[length] == '"' && name[length + 1] == ':' && _text[_at] == '"')
        {
            _name = name[..length];
            _at += length + 3;
            _at += IsAt(_at, ' ') ? 1 : 0;
            return true;
        }

        var reader = Read(_at, InObject);
        _name = TextOf(ref reader);
        _at += (int)reader.BytesConsumed;
        return true;
    }

    /// <summary>Goes to the next element of the present array; false, and behind the array, at its end.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public bool NextElement() => TryNext((byte)']', (byte)'[');

    /// <summary>Whether the present array has no more elements. It stays where it is.</summary>
    public readonly bool IsAtEndOfArray()
    {
        var at = _at;
        if (Peek(ref at) == '[' && _separator == '[')
        {
            at++;
        }

        return Peek(ref at) == ']';
    }

    /// <summary>Names the elements of an array whose places have names.</summary>
    public void SetName(ReadOnlySpan<byte> name) => _name = name;

    /// <summary>Reads a text or another single value; an object or array is stepped over.</summary>
    /// <param name="text">The text, unescaped, or the bytes of a number or literal; empty for an object or array.</param>
    /// <returns>What it is.</returns>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public JsonTokenType ReadValue(out ReadOnlySpan<byte> text)
    {
        GoBack();
        if (TryReadPlainText(out text))
        {
            return JsonTokenType.String;
        }

        if (TrySkipPlainObject())
        {
            return JsonTokenType.StartObject;
        }

        var reader = Read(_at, InArray);
        var type = reader.TokenType;
        switch (type)
        {
            case JsonTokenType.String:
                text = TextOf(ref reader);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Skip(ref reader);
                text = default;
                break;
            case JsonTokenType.EndArray:
                // A value is missing.
                ThrowBroken();
                break;
            default:
                text = reader.ValueSpan;
                break;
        }

        _at += (int)reader.BytesConsumed;
        return type;
    }

    /// <summary>Reads a text that is a plain number; false, and it stays, for anything else.</summary>
    /// <inheritdoc cref="WireNumber.TryScan"/>
    public bool TryReadNumber(out long digits, out int scale)
    {
        (digits, scale) = (_number, _scale);
        if (scale != NoNumber)
        {
            // What was read with its name.
            ForgetNumber();
            return true;
        }

        if (TryReadPlainNumber(out digits, out scale))
        {
            return true;
        }

        var at = _at + 1;
        if (IsAt(_at, '"') && WireNumber.TryScan(_text, ref at, out digits, out scale) && IsAt(at, '"'))
        {
            _at = at + 1;
            return true;
        }

        (digits, scale) = (0, 0);
        return false;
    }

    /// <summary>Takes the whole number that was read with its name; false, and it stays, where there was none.</summary>
    public bool TryTakeInteger(out long value)
    {
        value = _number;
        if (_scale != 0)
        {
            return false;
        }

        ForgetNumber();
        return true;
    }

    /// <summary>Whether a text of so many digits was read with its name, and nothing else; it stays until <see cref="TakeDigits"/>.</summary>
    public readonly bool HasDigits(int count, out int number)
    {
        // Behind the quotes may stand a sign and a digit less.
        number = (int)_number;
        return _scale == 0 && _ahead == count + 2 && _text[_at - count - 1] >= '0';
    }

    /// <summary>Takes the digits that <see cref="HasDigits"/> told.</summary>
    public void TakeDigits() => ForgetNumber();

    /// <summary>Reads an empty text; false, and it stays, for anything else.</summary>
    public bool TryReadBlank()
    {
        if (!IsAt(Position, '"') || !IsAt(Position + 1, '"'))
        {
            return false;
        }

        _at += 2;
        return true;
    }

    /// <summary>Steps over the value that begins at a position.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public void Skip(int position)
    {
        MoveTo(position);
        _ = ReadValue(out _);
    }

    /// <summary>Goes to a value, or behind one, of the present object, without reading what is before it.</summary>
    public void MoveTo(int position)
    {
        _at = position;
        ForgetNumber();
        _separator = (byte)',';
    }

    /// <summary>Sees that nothing follows.</summary>
    /// <exception cref="JsonException">Something does.</exception>
    public readonly void End()
    {
        var at = _at;
        if (Peek(ref at) != 0 || at < _text.Length)
        {
            ThrowBroken();
        }
    }

    /// <summary>Says what is broken and where, as the general reader finds it.</summary>
    /// <exception cref="JsonException">Always.</exception>
    [DoesNotReturn]
    public readonly void ThrowBroken()
    {
        var reader = new Utf8JsonReader(_text, AnyDepth);
        while (reader.Read())
        {
        }

        throw new JsonException("The JSON is not what was expected.");
    }
}

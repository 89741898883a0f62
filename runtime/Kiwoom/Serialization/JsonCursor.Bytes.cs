using System.Text.Json;

namespace Kiwoom.Serialization;

/// <content>What it reads itself, and how it asks the general reader.</content>
internal ref partial struct JsonCursor
{
    // What is stepped over may be as deep as it is long: depth costs the general reader a bit each, and no stack.
    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    private static JsonReaderState StateBehind(ReadOnlySpan<byte> opening)
    {
        var reader = new Utf8JsonReader(opening, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = int.MaxValue }));
        reader.Read();
        return reader.CurrentState;
    }

    /// <summary>The bytes of an escaped name or text; as it stands where an escape or the encoding is broken.</summary>
    private static ReadOnlySpan<byte> TextOf(scoped ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan;
        }

        var bytes = new byte[reader.ValueSpan.Length];
        try
        {
            return bytes.AsSpan(0, reader.CopyString(bytes));
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or text that is not UTF-8: one bad cell, which must not cost the answer.
            return reader.ValueSpan;
        }
    }

    /// <summary>Where the first byte stands that ends a text or has to be looked at by the general reader; -1 where there is none.</summary>
    private static int LengthOfText(ReadOnlySpan<byte> text)
    {
        // Most are a few bytes long, the Korean name of a realtime type is eighteen, and looking at them one by one is done before a search has begun.
        const int Short = 20;
        for (var i = 0; i < text.Length && i < Short; i++)
        {
            if (text[i] is (byte)'"' or (byte)'\\' or < (byte)' ')
            {
                return i;
            }
        }

        return text.Length <= Short || text[Short..].IndexOfAny(EndsOfText) is not (>= 0 and var more) ? -1 : Short + more;
    }

    private bool TryBegin(byte opening)
    {
        GoBack();
        var at = _at;
        if (Peek(ref at) != opening)
        {
            return false;
        }

        _at = at;
        _separator = opening;
        return true;
    }

    /// <summary>Goes over the comma to what follows, or behind the closing brace.</summary>
    private bool TryNext(byte closing, byte opening)
    {
        var at = _at;
        var next = Peek(ref at);
        if (next == _separator)
        {
            at++;
            next = Peek(ref at);
            if (next != closing)
            {
                _at = at;
                _separator = (byte)',';
                return true;
            }

            if (_separator != opening)
            {
                // A comma before the end.
                ThrowBroken();
            }
        }
        else if (next != closing)
        {
            ThrowBroken();
        }

        _at = at + 1;
        _separator = (byte)',';
        return false;
    }

    private bool TryReadPlainText(out ReadOnlySpan<byte> text)
    {
        var at = _at;
        if (Peek(ref at) == '"')
        {
            at++;
            var rest = _text[at..];
            var length = LengthOfText(rest);
            if (length >= 0 && rest[length] == '"')
            {
                text = rest[..length];
                _at = at + length + 1;
                return true;
            }
        }

        text = default;
        return false;
    }

    private readonly Utf8JsonReader Read(int at, JsonReaderState state)
    {
        var reader = new Utf8JsonReader(_text[Math.Min(at, _text.Length)..], isFinalBlock: true, state);
        try
        {
            reader.Read();
        }
        catch (JsonException)
        {
            ThrowBroken();
        }

        return reader;
    }

    private readonly void Skip(ref Utf8JsonReader reader)
    {
        try
        {
            reader.Skip();
        }
        catch (JsonException)
        {
            ThrowBroken();
        }
    }

    private readonly bool IsAt(int at, char c) => (uint)at < (uint)_text.Length && _text[at] == c;

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

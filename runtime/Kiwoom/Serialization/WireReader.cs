using System.Text;
using System.Text.Json;
using Kiwoom.Http;

namespace Kiwoom.Serialization;

/// <summary>
/// Reads an answer from UTF-8 bytes in one pass. The emitted readers ask for one field after the other;
/// <c>WireReader.Values.cs</c> turns a field's text into a value.
/// </summary>
internal ref partial struct WireReader
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly CellPolicy _cells;
    private readonly CallSecrets _secrets;
    private string _apiId;
    private Utf8JsonReader _json;
    private ReadOnlySpan<byte> _name;
    private string? _returnMessage;

    // The general reader behind the present object's brace. From there it takes any field for the first one, so that it can
    // go on at any field without having read those before.
    private JsonReaderState _objectState;

    // Before a comma or the closing brace; behind the colon when a field has been found. Nowhere: the general reader is at work.
    private int _at;
    private int _fieldAt;
    private byte _separator;

    // Where the bytes begin that the general reader was given.
    private int _origin;

    /// <summary>Begins to read one JSON object.</summary>
    /// <param name="json">The whole answer.</param>
    /// <param name="apiId">The endpoint, for messages.</param>
    /// <param name="cells">What happens to unreadable cells.</param>
    /// <param name="continuation">The next page, from the answer's headers.</param>
    /// <param name="secrets">What the server's words must not show.</param>
    public WireReader(ReadOnlySpan<byte> json, string apiId, CellPolicy cells, Continuation? continuation, CallSecrets secrets = default)
    {
        _text = json;
        _json = new Utf8JsonReader(json);
        _at = Nowhere;
        _apiId = apiId;
        _cells = cells;
        Continuation = continuation;
        _secrets = secrets;
    }

    /// <summary>The name of the field that <see cref="NextField"/> came to.</summary>
    public readonly ReadOnlySpan<byte> Name => _name;

    /// <summary>The answer's <c>return_code</c>, once it has been read.</summary>
    public int? ReturnCode { get; private set; }

    /// <summary>The answer's <c>return_msg</c>, once it has been read.</summary>
    public readonly string ReturnMessage => _returnMessage ?? "";

    /// <summary>Where the next page begins.</summary>
    public readonly Continuation? Continuation { get; }

    /// <summary>Reads the opening brace of the answer.</summary>
    /// <exception cref="JsonException">The answer is not a JSON object.</exception>
    public void Begin()
    {
        if (!_json.Read() || _json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The answer is not a JSON object.");
        }

        BeginFlat();
    }

    /// <summary>Sees that nothing follows the answer.</summary>
    /// <exception cref="JsonException">Something does.</exception>
    public void End() => _json.Read();

    /// <summary>Goes to the next field of the present object; false at its end.</summary>
    public bool NextField()
    {
        if (IsFlat)
        {
            if (TryNextFlatField(out var hasField))
            {
                return hasField;
            }

            LeaveFlat();
        }

        if (!_json.Read() || _json.TokenType == JsonTokenType.EndObject)
        {
            return false;
        }

        _name = _json.ValueIsEscaped ? Unescape() : _json.ValueSpan;
        return true;
    }

    /// <summary>Goes to the next field of the present object, whose fields have FIDs for names; false at its end.</summary>
    /// <param name="fid">The number; -1 for a name that is none.</param>
    public bool NextFid(out int fid)
    {
        if (IsFlat && TryNextFlatFid(out fid))
        {
            return true;
        }

        var hasField = NextField();
        fid = hasField ? Fid.Parse(_name) : -1;
        return hasField;
    }

    /// <summary>Skips a field that the spec does not know: servers add elements without notice.</summary>
    public void SkipUnknown()
    {
        _cells.UnknownElement(_apiId, _name);
        var wasFlat = GoGeneralAtField();
        _json.Skip();
        ReturnToFlat(wasFlat);
    }

    /// <summary>Reads <c>return_code</c> or <c>return_msg</c>, in both spellings that servers use; skips anything else.</summary>
    public void ReadEnvelopeOrSkip()
    {
        if (_name.SequenceEqual("return_code"u8) || _name.SequenceEqual("returnCode"u8))
        {
            ReadReturnCode();
        }
        else if (_name.SequenceEqual("return_msg"u8) || _name.SequenceEqual("returnMsg"u8))
        {
            _returnMessage = ReadReturnMessage();
        }
        else
        {
            SkipUnknown();
        }
    }

    /// <summary>Reads a list of objects.</summary>
    public IReadOnlyList<TRow> ReadRows<TRow, TReader>()
        where TRow : class
        where TReader : struct, IRowReader<TRow>
    {
        if (!BeginList())
        {
            return [];
        }

        var listName = _name;
        var rows = default(RowBuffer<TRow>);
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType == JsonTokenType.StartObject)
            {
                BeginFlat();
                rows.Add(TReader.Read(ref this));
            }
            else
            {
                _name = listName;
                RejectToken("row");
            }
        }

        return rows.ToArrayAndFree();
    }

    /// <summary>Reads a list whose rows are objects or arrays.</summary>
    public IReadOnlyList<TRow> ReadPositionalRows<TRow, TReader>()
        where TRow : class
        where TReader : struct, IPositionalRowReader<TRow>
    {
        if (!BeginList())
        {
            return [];
        }

        var listName = _name;
        var rows = default(RowBuffer<TRow>);
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            switch (_json.TokenType)
            {
                case JsonTokenType.StartObject:
                    BeginFlat();
                    rows.Add(TReader.Read(ref this));
                    break;
                case JsonTokenType.StartArray:
                    rows.Add(TReader.ReadArray(ref this));
                    break;
                default:
                    _name = listName;
                    RejectToken("row");
                    break;
            }
        }

        return rows.ToArrayAndFree();
    }

    /// <summary>Goes to the next value of the present array; false at its end, which stays unread.</summary>
    public bool NextValue(ReadOnlySpan<byte> name)
    {
        var ahead = _json;
        if (!ahead.Read() || ahead.TokenType == JsonTokenType.EndArray)
        {
            return false;
        }

        _name = name;
        return true;
    }

    /// <summary>Steps over what is left of the present array.</summary>
    public void SkipRest()
    {
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            _json.Skip();
        }
    }

    private bool BeginList()
    {
        var wasFlat = GoGeneralAtField();
        _json.Read();
        if (_json.TokenType == JsonTokenType.StartArray)
        {
            return true;
        }

        // A blank or null list is an empty one.
        if (_json.TokenType != JsonTokenType.Null && !(_json.TokenType == JsonTokenType.String && _json.ValueSpan.IsEmpty))
        {
            RejectToken("list");
        }

        ReturnToFlat(wasFlat);
        return false;
    }

    private void ReadReturnCode()
    {
        var wasFlat = GoGeneralAtField();
        _json.Read();
        var text = _json.TokenType is JsonTokenType.Number or JsonTokenType.String ? _json.ValueSpan : default;
        if (text.IsEmpty || !WireNumber.TryParseInteger(text, out var code) || code is < int.MinValue or > int.MaxValue)
        {
            throw new JsonException("return_code is not a number.");
        }

        if (ReturnCode is { } before && before != code)
        {
            throw new JsonException("The answer has two return_codes that differ.");
        }

        ReturnCode = (int)code;
        ReturnToFlat(wasFlat);
    }

    private string ReadReturnMessage()
    {
        var text = ReadBytes(numbers: false);

        // The usual words cost no string.
        return text.SequenceEqual("정상적으로 처리되었습니다"u8) ? "정상적으로 처리되었습니다" : _secrets.Redact(Encoding.UTF8.GetString(text));
    }

    /// <summary>The bytes of an escaped name or text; as it stands where an escape or the encoding is broken.</summary>
    private readonly ReadOnlySpan<byte> Unescape()
    {
        var bytes = new byte[_json.ValueSpan.Length];
        try
        {
            return bytes.AsSpan(0, _json.CopyString(bytes));
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or text that is not UTF-8: one bad cell, which must not cost the answer.
            return _json.ValueSpan;
        }
    }

    /// <summary>Reports a token of the wrong kind and steps over it.</summary>
    private void RejectToken(string expected)
    {
        var raw = _json.TokenType switch
        {
            JsonTokenType.StartObject => "{…}"u8,
            JsonTokenType.StartArray => "[…]"u8,
            _ => _json.ValueSpan,
        };
        _cells.Malformed(_apiId, _name, raw, expected);
        _json.Skip();
    }
}

using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Kiwoom.Catalog;

namespace Kiwoom.Serialization;

/// <summary>
/// Reads an answer from UTF-8 bytes in one pass. The emitted readers ask for one field after the other;
/// <c>WireReader.Values.cs</c> turns a field's text into a value.
/// </summary>
/// <remarks>For emitted code, that of a project with a spec of its own too. Only what such code calls is public.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct WireReader
{
    private readonly CellPolicy _cells;
    private readonly EndpointKind _kind;
    private string _apiId;
    private JsonCursor _json;
    private string? _returnMessage;

    /// <summary>Begins to read one JSON object.</summary>
    /// <param name="json">The whole answer.</param>
    /// <param name="apiId">The endpoint, for messages.</param>
    /// <param name="cells">What happens to unreadable cells.</param>
    /// <param name="continuation">The next page, from the answer's headers.</param>
    /// <param name="kind">What answers: nothing is shown of an answer with a new token, wherever the server may have put it.</param>
    internal WireReader(ReadOnlySpan<byte> json, string apiId, CellPolicy cells, Continuation? continuation, EndpointKind kind = EndpointKind.Query)
    {
        _json = new JsonCursor(json);
        _apiId = apiId;
        _cells = cells;
        Continuation = continuation;
        _kind = kind;
    }

    /// <summary>The name of the field that <see cref="NextField()"/> came to.</summary>
    internal readonly ReadOnlySpan<byte> Name => _json.Name;

    /// <summary>The answer's <c>return_code</c>, once it has been read.</summary>
    internal int? ReturnCode { get; private set; }

    /// <summary>The answer's <c>return_msg</c>, once it has been read.</summary>
    internal readonly string ReturnMessage => _returnMessage ?? "";

    /// <summary>Where the next page begins.</summary>
    internal readonly Continuation? Continuation { get; }

    private readonly bool HoldsToken => _kind == EndpointKind.Token;

    /// <summary>Reads the opening brace of the answer.</summary>
    /// <exception cref="JsonException">The answer is not a JSON object.</exception>
    internal void Begin()
    {
        if (!_json.TryBeginObject())
        {
            _json.ThrowBroken();
        }
    }

    /// <summary>Sees that nothing follows the answer.</summary>
    /// <exception cref="JsonException">Something does.</exception>
    internal readonly void End() => _json.End();

    /// <summary>Goes to the next field of the present object; false at its end.</summary>
    public bool NextField() => _json.NextField();

    /// <summary>Gives an answer what stands around it, once all of it has been read.</summary>
    /// <param name="response">The answer.</param>
    public readonly void Complete(KiwoomResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.SetEnvelope(ReturnCode ?? 0, ReturnMessage, Continuation);
    }

    /// <summary>Skips a field.</summary>
    internal void Skip() => _ = _json.ReadValue(out _);

    /// <summary>Skips a field that the spec does not know: servers add elements without notice.</summary>
    public void SkipUnknown()
    {
        _cells.UnknownElement(_apiId, HoldsToken ? CellPolicy.Hidden : Name);
        Skip();
    }

    /// <summary>Reads what stands around every answer, or skips what the spec does not know.</summary>
    public void ReadEnvelopeOrSkip()
    {
        if (!TryReadEnvelope())
        {
            SkipUnknown();
        }
    }

    /// <summary>Reads <c>return_code</c> or <c>return_msg</c>, in both spellings that servers use; false, and it stays, for anything else.</summary>
    internal bool TryReadEnvelope()
    {
        if (Name.SequenceEqual("return_code"u8) || Name.SequenceEqual("returnCode"u8))
        {
            ReadReturnCode();
        }
        else if (Name.SequenceEqual("return_msg"u8) || Name.SequenceEqual("returnMsg"u8))
        {
            ReadReturnMessage();
        }
        else if (Name.SequenceEqual("trnm"u8))
        {
            // An answer over the socket says what it answers.
            Skip();
        }
        else
        {
            return false;
        }

        return true;
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

        var listName = Name;
        var rows = default(RowBuffer<TRow>);
        while (_json.NextElement())
        {
            if (_json.TryBeginObject())
            {
                rows.Add(TReader.Read(ref this));
            }
            else
            {
                Reject(_json.ReadValue(out var raw), raw, listName, "row");
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

        var listName = Name;
        var rows = default(RowBuffer<TRow>);
        while (_json.NextElement())
        {
            if (_json.TryBeginObject())
            {
                rows.Add(TReader.Read(ref this));
            }
            else if (_json.TryBeginArray())
            {
                rows.Add(TReader.ReadArray(ref this));
            }
            else
            {
                Reject(_json.ReadValue(out var raw), raw, listName, "row");
            }
        }

        return rows.ToArrayAndFree();
    }

    /// <summary>Goes to the next value of the present array; false at its end, which stays unread.</summary>
    /// <param name="name">The field that stands there.</param>
    public bool NextValue(ReadOnlySpan<byte> name)
    {
        _json.SetName(name);
        return !_json.IsAtEndOfArray() && _json.NextElement();
    }

    /// <summary>Steps over what is left of the present array.</summary>
    public void SkipRest()
    {
        while (_json.NextElement())
        {
            Skip();
        }
    }

    private bool BeginList()
    {
        if (_json.TryBeginArray())
        {
            return true;
        }

        // A blank or null list is an empty one.
        var type = _json.ReadValue(out var raw);
        if (type != JsonTokenType.Null && !(type == JsonTokenType.String && raw.IsEmpty))
        {
            Reject(type, raw, Name, "list");
        }

        return false;
    }

    /// <summary>Reads the <c>return_code</c>.</summary>
    /// <exception cref="JsonException">It is no number, or another than one that has come before.</exception>
    public void ReadReturnCode()
    {
        var type = _json.ReadValue(out var text);
        if (type is not (JsonTokenType.Number or JsonTokenType.String) ||
            !WireNumber.TryParseInteger(text, out var code) || code is < int.MinValue or > int.MaxValue)
        {
            throw new JsonException("return_code is not a number.");
        }

        if (ReturnCode is { } before && before != code)
        {
            throw new JsonException("The answer has two return_codes that differ.");
        }

        ReturnCode = (int)code;
    }

    /// <summary>Reads the <c>return_msg</c>.</summary>
    public void ReadReturnMessage() => _returnMessage = ReadMessage();

    private string ReadMessage()
    {
        if (_json.ReadValue(out var text) != JsonTokenType.String || text.IsEmpty)
        {
            return "";
        }

        // The usual words cost no string.
        return text.SequenceEqual("정상적으로 처리되었습니다"u8) ? "정상적으로 처리되었습니다" : _cells.Redactor.Redact(Encoding.UTF8.GetString(text));
    }

    /// <summary>Reports a value of the wrong kind, which has been stepped over.</summary>
    private readonly void Reject(JsonTokenType type, ReadOnlySpan<byte> raw, ReadOnlySpan<byte> name, string expected)
    {
        var shown = type switch
        {
            JsonTokenType.StartObject => "{…}"u8,
            JsonTokenType.StartArray => "[…]"u8,
            _ => raw,
        };
        _cells.Malformed(_kind, _apiId, name, HoldsToken ? CellPolicy.Hidden : shown, expected);
    }
}

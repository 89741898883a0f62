using System.Text.Json;

namespace Kiwoom.Serialization;

/// <content>What a realtime frame needs beside the values of its messages.</content>
internal ref partial struct WireReader
{
    /// <summary>How many bytes have been read; behind a field's name, its value begins here.</summary>
    public readonly int Position => (int)_json.BytesConsumed;

    /// <summary>Names what the values that follow belong to, for messages.</summary>
    public void SetOrigin(string apiId) => _apiId = apiId;

    /// <summary>Reads a text or number as its bytes; nothing for anything else, which is skipped.</summary>
    public ReadOnlySpan<byte> ReadBytes()
    {
        _json.Read();
        switch (_json.TokenType)
        {
            case JsonTokenType.String:
                return _json.ValueIsEscaped ? Unescape() : _json.ValueSpan;
            case JsonTokenType.Number:
                return _json.ValueSpan;
            default:
                _json.Skip();
                return default;
        }
    }

    /// <summary>Steps into an array; false, and over it, where the value is none.</summary>
    public bool BeginArray() => BeginContainer(JsonTokenType.StartArray);

    /// <summary>Steps into an object; false, and over it, where the value is none.</summary>
    public bool BeginObject() => BeginContainer(JsonTokenType.StartObject);

    /// <summary>Goes to the next element of the present array; false at its end.</summary>
    /// <param name="isObject">Whether it is an object, which is then stepped into; anything else is skipped.</param>
    public bool NextElement(out bool isObject)
    {
        _json.Read();
        isObject = _json.TokenType == JsonTokenType.StartObject;
        if (_json.TokenType == JsonTokenType.EndArray)
        {
            return false;
        }

        if (!isObject)
        {
            _json.Skip();
        }

        return true;
    }

    /// <summary>Leaves the object that was given up somewhere inside.</summary>
    /// <param name="depth">The depth of the field that holds it.</param>
    public void LeaveObject(int depth)
    {
        while (_json.TokenType != JsonTokenType.EndObject || _json.CurrentDepth != depth)
        {
            _json.Read();
        }
    }

    /// <summary>How deep the present field stands.</summary>
    public readonly int Depth => _json.CurrentDepth;

    private bool BeginContainer(JsonTokenType start)
    {
        _json.Read();
        if (_json.TokenType == start)
        {
            return true;
        }

        _json.Skip();
        return false;
    }
}

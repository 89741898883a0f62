using System.Text.Json;

namespace Kiwoom.Serialization;

/// <content>What a realtime frame needs beside the values of its messages.</content>
internal ref partial struct WireReader
{
    /// <summary>How many bytes have been read; behind a field's name, its value begins here.</summary>
    public readonly int Position => IsFlat ? _at : _origin + (int)_json.BytesConsumed;

    /// <summary>Names what the values that follow belong to, for messages.</summary>
    public void SetOrigin(string apiId) => _apiId = apiId;

    /// <summary>Reads a text or number as its bytes; nothing for anything else, which is skipped.</summary>
    /// <param name="numbers">Whether a number is taken, too.</param>
    public ReadOnlySpan<byte> ReadBytes(bool numbers = true)
    {
        if (IsFlat && TryReadFlatText(out var text))
        {
            return text;
        }

        var wasFlat = GoGeneralAtField();
        _json.Read();
        switch (_json.TokenType)
        {
            case JsonTokenType.String:
                text = _json.ValueIsEscaped ? Unescape() : _json.ValueSpan;
                break;
            case JsonTokenType.Number when numbers:
                text = _json.ValueSpan;
                break;
            default:
                _json.Skip();
                text = default;
                break;
        }

        ReturnToFlat(wasFlat);
        return text;
    }

    /// <summary>Steps into an array; false, and over it, where the value is none.</summary>
    public bool BeginArray() => BeginContainer(JsonTokenType.StartArray);

    /// <summary>Steps into an object; false, and over it, where the value is none.</summary>
    public bool BeginObject()
    {
        if (!BeginContainer(JsonTokenType.StartObject))
        {
            return false;
        }

        BeginFlat();
        return true;
    }

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

        if (isObject)
        {
            BeginFlat();
        }
        else
        {
            _json.Skip();
        }

        return true;
    }

    /// <summary>Leaves the object that was given up somewhere inside.</summary>
    /// <param name="depth">The depth of the field that holds it.</param>
    public void LeaveObject(int depth)
    {
        GoGeneralAtField();
        while (_json.TokenType != JsonTokenType.EndObject || _json.CurrentDepth != depth)
        {
            _json.Read();
        }
    }

    /// <summary>How deep the present field stands.</summary>
    public readonly int Depth => _json.CurrentDepth + (IsFlat && _json.TokenType == JsonTokenType.StartObject ? 1 : 0);

    private bool BeginContainer(JsonTokenType start)
    {
        var wasFlat = GoGeneralAtField();
        _json.Read();
        if (_json.TokenType == start)
        {
            return true;
        }

        _json.Skip();
        ReturnToFlat(wasFlat);
        return false;
    }
}

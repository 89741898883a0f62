using System.Text.Json;

namespace Kiwoom.Serialization;

/// <content>What a realtime frame needs beside the values of its messages.</content>
public ref partial struct WireReader
{
    /// <summary>Where it stands in the text; behind a field's name, its value begins here.</summary>
    public readonly int Position => _json.Position;

    /// <summary>The whole text.</summary>
    public readonly ReadOnlySpan<byte> Text => _json.Text;

    /// <summary>Names what the values that follow belong to, for messages.</summary>
    internal void SetOrigin(string apiId) => _apiId = apiId;

    /// <summary>Reads a text or number as its bytes; nothing for anything else, which is skipped.</summary>
    internal ReadOnlySpan<byte> ReadBytes() =>
        _json.ReadValue(out var text) is JsonTokenType.String or JsonTokenType.Number ? text : default;

    /// <summary>Steps into an array; false, and over it, where the value is none.</summary>
    internal bool BeginArray() => _json.TryBeginArray() || SkipOther();

    /// <summary>Steps into an object; false, and over it, where the value is none.</summary>
    internal bool BeginObject() => _json.TryBeginObject() || SkipOther();

    /// <summary>Goes to the next element of the present array; false at its end.</summary>
    /// <param name="isObject">Whether it is an object, which is then stepped into; anything else is skipped.</param>
    internal bool NextElement(out bool isObject)
    {
        isObject = false;
        if (!_json.NextElement())
        {
            return false;
        }

        isObject = BeginObject();
        return true;
    }

    /// <summary>Leaves a value that was given up somewhere inside.</summary>
    /// <param name="position">Where it begins.</param>
    internal void SkipFrom(int position) => _json.Skip(position);

    /// <summary>Goes to a value, or behind one, without reading what is before it.</summary>
    /// <param name="position">Where it is, inside the present object.</param>
    internal void MoveTo(int position) => _json.MoveTo(position);

    private bool SkipOther()
    {
        Skip();
        return false;
    }
}

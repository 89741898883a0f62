using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Kiwoom.Serialization;

/// <content>The way from one field of an object to the next, by the names that it may have.</content>
public ref partial struct WireReader
{
    /// <summary>Goes to the next field of the present object. One that has come before in it is reported and skipped: the first stands.</summary>
    /// <param name="names">The names.</param>
    /// <param name="expected">What the names expect, taken at the object's beginning.</param>
    /// <param name="start">Where the object begins.</param>
    /// <param name="before">The index of the last name that is known; -1 at first. It is kept here from call to call.</param>
    /// <param name="seen">Which names have come, once one came that was not expected; null at first. It is kept here as well.</param>
    /// <returns>The name's index; the number of names for one that is none of them; -1 at the end of the object.</returns>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NextField(NameTable names, NameTable.Name[] expected, int start, ref int before, ref bool[]? seen)
    {
        var next = expected[before + 1];
        if (seen is null && _json.TryReadExpected(next))
        {
            return before = next.Index;
        }

        // Copies, for the compiler keeps in memory what a call that is not inlined may change.
        var copy = seen;
        var index = NextOther(names, next, start, before, ref copy);
        seen = copy;
        if (index < names.Count)
        {
            before = index;
        }

        return index;
    }

    private int NextOther(NameTable names, NameTable.Name expected, int start, int before, ref bool[]? seen)
    {
        if (seen is null && _json.TryReadSpaced(expected))
        {
            return expected.Index;
        }

        while (true)
        {
            var end = _json.Position;
            if (!_json.NextField())
            {
                return -1;
            }

            var index = names.IndexOf(Name);
            if (index == names.Count)
            {
                return index;
            }

            seen ??= SeenBefore(names, start, end);
            if (!seen[index])
            {
                seen[index] = true;
                names.Learn(before, index);
                return index;
            }

            if (!TryReadEnvelope())
            {
                SkipDoubled();
            }
        }
    }

    /// <summary>Which names stand between the beginning of an object and a place in it.</summary>
    private readonly bool[] SeenBefore(NameTable names, int start, int end)
    {
        var seen = new bool[names.Count + 1];
        var again = new JsonCursor(_json.Text[start..]);
        again.TryBeginObject();
        while (start + again.Position < end && again.NextField())
        {
            seen[names.IndexOf(again.Name)] = true;
            _ = again.ReadValue(out _);
        }

        return seen;
    }

    /// <summary>Skips a field that has come before in its object: what comes behind the first, a blank for example, takes nothing away.</summary>
    private void SkipDoubled()
    {
        _cells.Malformed(_kind, _apiId, Name, HoldsToken ? CellPolicy.Hidden : "(twice)"u8, "single value");
        Skip();
    }
}

using System.Globalization;
using System.Text;
using Kiwoom.Serialization;

namespace Kiwoom.Tests.Serialization;

/// <summary>A cursor's way over an object's names, as the reader goes it.</summary>
internal static class CursorNames
{
    public static NameTable Table(params IEnumerable<int> fids) =>
        new(Encoding.UTF8.GetBytes(string.Join('\n', fids.Select(fid => fid.ToString(CultureInfo.InvariantCulture)))));

    /// <summary>Goes to the next field.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <param name="names">The names.</param>
    /// <param name="before">The last name that is known; -1 at first.</param>
    /// <returns>The name's index; the number of names for one that is none of them; -1 at the end.</returns>
    public static int NextName(this ref JsonCursor cursor, NameTable names, ref int before)
    {
        var expected = names.GetExpected()[before + 1];
        if (cursor.TryReadExpected(expected) || cursor.TryReadSpaced(expected))
        {
            return before = expected.Index;
        }

        if (!cursor.NextField())
        {
            return -1;
        }

        var index = names.IndexOf(cursor.Name);
        if (index < names.Count)
        {
            names.Learn(before, index);
            before = index;
        }

        return index;
    }
}

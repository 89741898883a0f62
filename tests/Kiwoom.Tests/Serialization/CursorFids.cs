using Kiwoom.Serialization;

namespace Kiwoom.Tests.Serialization;

/// <summary>A cursor's way over FIDs, as the reader goes it.</summary>
internal static class CursorFids
{
    public static int NextFid(this ref JsonCursor cursor, FidTable fids, int before)
    {
        var expected = fids.Expect(before);
        return cursor.TryReadExpected(expected) ? expected.Index : cursor.NextUnexpected(fids, before, out _);
    }
}

namespace Kiwoom.Simulator.Realtime;

/// <summary>Frames that no client should trip over.</summary>
internal static class GarbageFrames
{
    public static OutgoingFrame Of(GarbageKind kind) => kind switch
    {
        GarbageKind.NotJson => Text("<html>502 게이트웨이</html>"u8),
        GarbageKind.TruncatedJson => Text("""{"data":[{"values":{"20":"165208","10":"-208"""u8),
        GarbageKind.Binary => new OutgoingFrame(FrameKind.Binary, new byte[] { 0x00, 0xFF, 0xFE, 0xC3, 0x28, 0x80 }),
        GarbageKind.WrongTypes => Text("""{"trnm":"REAL","data":{"type":7,"item":["005930"],"values":"-20800"}}"""u8),
        GarbageKind.UnknownTrnm => Text("""{"trnm":"XYZZY","data":[{"type":"0B","item":"005930","values":{"10":"1"}}]}"""u8),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of garbage."),
    };

    /// <summary>A well-formed frame of at least a size, with a <c>trnm</c> that nobody knows.</summary>
    public static OutgoingFrame Huge(int size) => Text([.. "{\"trnm\":\"HUGE\",\"text\":\""u8, .. Enumerable.Repeat((byte)'x', size), .. "\"}"u8]);

    private static OutgoingFrame Text(ReadOnlySpan<byte> bytes) => new(FrameKind.Answer, bytes.ToArray());
}

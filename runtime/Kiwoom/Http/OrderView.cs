using System.Net;
using System.Net.Http.Headers;

namespace Kiwoom.Http;

/// <summary>What handlers see in the place of an order's body: they may read it, copy it and log it, and it buys nothing.</summary>
internal sealed class OrderView : HttpContent
{
    private static readonly MediaTypeHeaderValue JsonType = MediaTypeHeaderValue.Parse("application/json;charset=UTF-8");
    private static readonly ReadOnlyMemory<byte> Text = """{"order":"shown to its server alone, so that nobody can send it twice"}"""u8.ToArray();

    public OrderView() => Headers.ContentType = JsonType;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Text).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = Text.Length;
        return true;
    }
}

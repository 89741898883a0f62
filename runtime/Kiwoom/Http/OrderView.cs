using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Kiwoom.Http;

/// <summary>What handlers see in the place of an order's body: they may read it, copy it and log it, and it buys nothing.</summary>
internal sealed class OrderView : HttpContent
{
    private static readonly MediaTypeHeaderValue JsonType = MediaTypeHeaderValue.Parse("application/json;charset=UTF-8");

    private readonly ReadOnlyMemory<byte> _text;

    /// <param name="ticket">The order's: no two orders look alike to whoever keeps answers by what was asked.</param>
    public OrderView(string ticket)
    {
        _text = Encoding.ASCII.GetBytes($$"""{"order":"shown to its server alone, so that nobody can send it twice","ticket":"{{ticket}}"}""");
        Headers.ContentType = JsonType;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(_text).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = _text.Length;
        return true;
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kiwoom.Catalog;

namespace Kiwoom.Http;

/// <summary>A request's body in a pooled buffer.</summary>
/// <remarks>
/// The buffer goes back to the pool only when it is certain that nobody is still sending it: a call can end (cancelled, or
/// answered early) while the connection still copies the body, and another call's bytes in an order would be a disaster.
/// </remarks>
internal sealed class JsonRequestContent : HttpContent
{
    private const int UsualSize = 512;

    private static readonly MediaTypeHeaderValue JsonType = MediaTypeHeaderValue.Parse("application/json;charset=UTF-8");

    // Everything is inside a JSON string and never inside HTML: Korean text and "+" may stand as they are.
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly PooledBuffer _body;
    private readonly bool _isOrder;
    private int _sending;

    private JsonRequestContent(PooledBuffer body, bool isOrder)
    {
        _body = body;
        _isOrder = isOrder;
        Headers.ContentType = JsonType;
    }

    /// <summary>The JSON.</summary>
    public ReadOnlyMemory<byte> Body => _body.Written;

    /// <summary>Whether any of the body may have left this machine. Without the body no server carries anything out.</summary>
    public bool WasSent { get; private set; }

    /// <summary>Serializes a request.</summary>
    public static JsonRequestContent Create<TRequest, TResponse>(Endpoint<TRequest, TResponse> endpoint, TRequest request)
        where TResponse : KiwoomResponse
    {
        var body = new PooledBuffer(UsualSize);
        using (var writer = new Utf8JsonWriter(body, WriterOptions))
        {
            endpoint.Write(writer, request);
        }

        return new JsonRequestContent(body, endpoint.Kind == EndpointKind.Order);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (WasSent && _isOrder)
        {
            // A caller's HttpClient may follow redirects or repeat what failed.
            throw new InvalidOperationException("An order is sent at most once.");
        }

        WasSent = true;
        Interlocked.Increment(ref _sending);
        await stream.WriteAsync(_body.Written, cancellationToken).ConfigureAwait(false);

        // Not in a finally: after a failure the bytes are left to the garbage collector.
        Interlocked.Decrement(ref _sending);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Volatile.Read(ref _sending) == 0)
        {
            _body.Dispose();
        }

        base.Dispose(disposing);
    }
}

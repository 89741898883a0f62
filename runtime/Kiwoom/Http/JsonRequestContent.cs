using System.Net;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kiwoom.Catalog;
using Kiwoom.Limits;

namespace Kiwoom.Http;

/// <summary>A request's body in a pooled buffer.</summary>
/// <remarks>
/// <para>
/// The buffer goes back to the pool only when it is certain that nobody is still sending it: a call can end (cancelled, or
/// answered early) while the connection still copies the body, and another call's bytes in an order would be a disaster.
/// </para>
/// <para>
/// The bytes of an order are given away once, and to the network alone: whoever else had them could send them again, and an HttpContent
/// that was read once keeps a buffer from which it is sent without a word to anybody.
/// </para>
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
    private int _sending;
    private int _given;
    private int _handedOver;

    private JsonRequestContent(PooledBuffer body, bool isOrder)
    {
        _body = body;
        IsOrder = isOrder;
        Headers.ContentType = JsonType;
    }

    public bool IsOrder { get; }

    /// <summary>The JSON.</summary>
    public ReadOnlyMemory<byte> Body => _body.Written;

    /// <summary>Whether any of the body may have left this machine. Without the body no server carries anything out.</summary>
    public bool WasSent { get; private set; }

    /// <summary>Whether somebody wanted to read an order who is not the network.</summary>
    public bool WasDenied { get; private set; }

    /// <summary>Hears when the body goes out: its connection may open long after the call began.</summary>
    public Turn? Turn { get; init; }

    /// <summary>Serializes a request.</summary>
    public static JsonRequestContent Create<TRequest, TResponse>(Endpoint<TRequest, TResponse> endpoint, TRequest request, Turn? turn = null)
        where TResponse : KiwoomResponse
    {
        var body = new PooledBuffer(UsualSize);
        using (var writer = new Utf8JsonWriter(body, WriterOptions))
        {
            endpoint.Write(writer, request);
        }

        return new JsonRequestContent(body, endpoint.Kind == EndpointKind.Order) { Turn = turn };
    }

    /// <summary>
    /// Hands an order over to an innermost handler that is none of .NET's, a stand-in in a test for example: it is the network then, and
    /// reads as it likes. False where that was done before.
    /// </summary>
    public bool TryHandOver() => Interlocked.Exchange(ref _handedOver, 1) == 0;

    /// <summary>An answer has come: whoever gave it has been asked.</summary>
    public void WasAnswered() => WasSent = true;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (IsOrder)
        {
            GiveAway(stream);
        }

        WasSent = true;
        Turn?.Sent();
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

    /// <summary>The streams of .NET's own connections, and none of the buffers that content is read into.</summary>
    private static bool IsNetwork(Stream stream)
    {
        var type = stream.GetType();
        return type.Assembly == typeof(HttpContent).Assembly && type.DeclaringType != typeof(HttpContent);
    }

    private void GiveAway(Stream stream)
    {
        if (_handedOver == 0 && !IsNetwork(stream))
        {
            WasDenied = true;
            throw OrderGuardException.Read();
        }

        if (Interlocked.Exchange(ref _given, 1) != 0)
        {
            throw OrderGuardException.SentBefore();
        }
    }
}

using System.Buffers;
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

    // What _fate can be: the bytes of an order are still here, or were given away, or are given to nobody any more.
    private const int Kept = 0;
    private const int Given = 1;
    private const int Closed = 2;

    // It holds on to no request between two.
    private static readonly ArrayBufferWriter<byte> Nowhere = new();

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    private readonly PooledBuffer _body;
    private int _senders;
    private int _fate;
    private int _handedOver;
    private HttpResponseMessage? _answer;

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
    public bool WasSent => Volatile.Read(ref _fate) == Given;

    /// <summary>Whether an innermost handler that is none of .NET's may have an order.</summary>
    public bool TrustsStandIn { get; init; }

    /// <summary>Hears when the body goes out: its connection may open long after the call began.</summary>
    public Turn? Turn { get; init; }

    /// <summary>Serializes a request.</summary>
    public static JsonRequestContent Create<TRequest, TResponse>(Endpoint<TRequest, TResponse> endpoint, TRequest request, Turn? turn = null, bool trustsStandIn = false)
        where TResponse : KiwoomResponse
    {
        var body = new PooledBuffer(UsualSize);

        // Taken out while it is used: what it writes may be code that makes another request.
        var writer = _writer;
        _writer = null;
        if (writer is null)
        {
            writer = new Utf8JsonWriter(body, WriterOptions);
        }
        else
        {
            writer.Reset(body);
        }

        endpoint.Write(writer, request);
        writer.Flush();
        writer.Reset(Nowhere);
        _writer = writer;
        return new JsonRequestContent(body, endpoint.Kind == EndpointKind.Order) { Turn = turn, TrustsStandIn = trustsStandIn };
    }

    /// <summary>
    /// Hands an order over to an innermost handler that is none of .NET's, a stand-in in a test for example: it is the network then, and
    /// reads as it likes.
    /// </summary>
    /// <exception cref="OrderGuardException">It was handed over before, or the handler is not trusted.</exception>
    public void HandOver()
    {
        if (!TrustsStandIn)
        {
            throw OrderGuardException.StandIn();
        }

        if (Interlocked.Exchange(ref _handedOver, 1) != 0)
        {
            throw OrderGuardException.SentBefore();
        }
    }

    /// <summary>The one to whom an order was given has answered it: it has been asked, whatever it read.</summary>
    public void WasAnswered(HttpResponseMessage answer)
    {
        Volatile.Write(ref _fate, Given);
        Volatile.Write(ref _answer, answer);
    }

    /// <summary>Whether a response is the one that answered this order.</summary>
    public bool IsAnswer(HttpResponseMessage response) => ReferenceEquals(Volatile.Read(ref _answer), response);

    /// <summary>Gives an order to nobody any more, and tells whether it was given away before: both at once.</summary>
    public bool Close() => IsOrder ? Interlocked.CompareExchange(ref _fate, Closed, Kept) == Given : WasSent;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // Before anything is given away, for until then the buffer may go back to the pool.
        Enter();
        try
        {
            GiveAway(stream);
        }
        catch
        {
            Interlocked.Decrement(ref _senders);
            throw;
        }

        Turn?.Sent();
        await stream.WriteAsync(_body.Written, cancellationToken).ConfigureAwait(false);

        // Not in a finally: after a failure the bytes are left to the garbage collector.
        Interlocked.Decrement(ref _senders);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.CompareExchange(ref _senders, int.MinValue, 0) == 0)
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

    private void Enter()
    {
        int senders;
        do
        {
            senders = Volatile.Read(ref _senders);
            ObjectDisposedException.ThrowIf(senders < 0, this);
        }
        while (Interlocked.CompareExchange(ref _senders, senders + 1, senders) != senders);
    }

    private void GiveAway(Stream stream)
    {
        if (!IsOrder)
        {
            Volatile.Write(ref _fate, Given);
            return;
        }

        if (_handedOver == 0 && !IsNetwork(stream))
        {
            throw OrderGuardException.Read();
        }

        if (Interlocked.CompareExchange(ref _fate, Given, Kept) != Kept)
        {
            throw OrderGuardException.SentBefore();
        }
    }
}

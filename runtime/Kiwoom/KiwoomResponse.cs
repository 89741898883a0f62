namespace Kiwoom;

/// <summary>What every answer has.</summary>
public abstract class KiwoomResponse
{
    private int _returnCode;
    private string _returnMessage = "";
    private Continuation? _continuation;
    private ReadOnlyMemory<byte> _body;

    /// <summary>The server's <c>return_code</c>: 0, or 20 for a query that found nothing. Any other code is an exception.</summary>
    public int ReturnCode
    {
        get => _returnCode;
        init => _returnCode = value;
    }

    /// <summary>The server's <c>return_msg</c>, in Korean.</summary>
    public string ReturnMessage
    {
        get => _returnMessage;
        init => _returnMessage = value;
    }

    /// <summary>Where the next page begins; null on the last page.</summary>
    public Continuation? Continuation
    {
        get => _continuation;
        init => _continuation = value;
    }

    /// <summary>The answer's bytes as they came, in UTF-8; empty unless <see cref="KiwoomOptions.KeepAnswers"/> is set or it is the answer to a raw call.</summary>
    public ReadOnlyMemory<byte> Body
    {
        get => _body;
        init => _body = value;
    }

    /// <summary>Takes the bytes.</summary>
    internal void SetBody(ReadOnlyMemory<byte> body) => _body = body;

    /// <summary>Takes what is known when the whole answer has been read.</summary>
    internal void SetEnvelope(int returnCode, string returnMessage, Continuation? continuation) =>
        (_returnCode, _returnMessage, _continuation) = (returnCode, returnMessage, continuation);
}

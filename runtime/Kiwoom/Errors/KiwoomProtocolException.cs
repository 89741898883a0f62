using System.Net;

namespace Kiwoom;

/// <summary>The server answered something that is not an answer of this API: no JSON, broken JSON, no <c>return_code</c>, too much.</summary>
public sealed class KiwoomProtocolException : KiwoomException
{
    internal KiwoomProtocolException(string apiId, string message, HttpStatusCode? statusCode = null, Exception? innerException = null)
        : base(apiId, message, innerException) => StatusCode = statusCode;

    /// <summary>The HTTP status of the answer, where there was one.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>Whether another attempt may be answered properly: damage on the way passes, an answer that is too long stays so.</summary>
    internal bool MayPass { get; init; } = true;
}

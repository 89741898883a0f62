namespace Kiwoom;

/// <summary>The server found the request malformed, too large, or sent to the wrong address. Repeating it does not help.</summary>
public sealed class KiwoomInvalidRequestException : KiwoomApiException
{
    internal KiwoomInvalidRequestException(string apiId, ServerRefusal refusal)
        : base(apiId, refusal)
    {
    }
}

namespace Kiwoom;

/// <summary>The server failed, or refused for a reason that the document does not list.</summary>
public sealed class KiwoomServerException : KiwoomApiException
{
    internal KiwoomServerException(string apiId, ServerRefusal refusal)
        : base(apiId, refusal)
    {
    }
}

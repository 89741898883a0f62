namespace Kiwoom;

/// <summary>The key, the token or the terminal was not accepted.</summary>
public sealed class KiwoomAuthenticationException : KiwoomApiException
{
    internal KiwoomAuthenticationException(string apiId, ServerRefusal refusal)
        : base(apiId, refusal)
    {
    }
}

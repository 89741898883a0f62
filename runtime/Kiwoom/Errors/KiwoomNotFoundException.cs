namespace Kiwoom;

/// <summary>The stock or market does not exist.</summary>
public sealed class KiwoomNotFoundException : KiwoomApiException
{
    internal KiwoomNotFoundException(string apiId, ServerRefusal refusal)
        : base(apiId, refusal)
    {
    }
}

namespace Kiwoom;

/// <summary>
/// The server does not serve the call: not in this environment, as the mock server refuses some API ids (RC9000, 8104), or not to this
/// customer (8200). Repeating it does not help.
/// </summary>
public sealed class KiwoomNotServedException : KiwoomApiException
{
    internal KiwoomNotServedException(string apiId, ServerRefusal refusal)
        : base(apiId, refusal)
    {
    }
}

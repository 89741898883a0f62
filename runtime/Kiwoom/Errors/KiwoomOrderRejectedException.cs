namespace Kiwoom;

/// <summary>The order was rejected. It does not exist.</summary>
public sealed class KiwoomOrderRejectedException : KiwoomApiException
{
    internal KiwoomOrderRejectedException(string apiId, ServerRefusal refusal)
        : base(apiId, refusal)
    {
    }

    /// <summary>The rejection code, for example <c>RC4058</c> (market closed); empty where the server gave none.</summary>
    public string RejectionCode => Refusal.RejectionCode;
}

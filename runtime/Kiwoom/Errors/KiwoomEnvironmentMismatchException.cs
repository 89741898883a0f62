namespace Kiwoom;

/// <summary>A real key or token was used on the mock server, or the other way round.</summary>
public sealed class KiwoomEnvironmentMismatchException : KiwoomApiException
{
    internal KiwoomEnvironmentMismatchException(string apiId, ServerRefusal refusal)
        : base(apiId, refusal)
    {
    }
}

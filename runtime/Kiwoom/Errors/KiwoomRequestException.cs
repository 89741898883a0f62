namespace Kiwoom;

/// <summary>A request that the server could only refuse. Nothing was sent.</summary>
public sealed class KiwoomRequestException : KiwoomException
{
    internal KiwoomRequestException(string apiId, IReadOnlyList<string> problems)
        : base(apiId, "the request was not sent. " + string.Join(" ", problems)) => Problems = problems;

    /// <summary>What has to change, one sentence each.</summary>
    public IReadOnlyList<string> Problems { get; }
}

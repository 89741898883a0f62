namespace Kiwoom;

/// <summary>The options, or the <see cref="HttpClient"/> that the client was given, cannot work. Nothing was sent.</summary>
public sealed class KiwoomConfigurationException : KiwoomException
{
    internal KiwoomConfigurationException(IReadOnlyList<string> problems)
        : base("", "KiwoomOptions: " + string.Join(" ", problems)) => Problems = problems;

    internal KiwoomConfigurationException(string apiId, string problem, Exception? innerException)
        : base(apiId, "the order was not sent. " + problem, innerException) => Problems = [problem];

    /// <summary>What has to change, one sentence each.</summary>
    public IReadOnlyList<string> Problems { get; }
}

namespace Kiwoom;

/// <summary>The options cannot work.</summary>
public sealed class KiwoomConfigurationException : KiwoomException
{
    internal KiwoomConfigurationException(IReadOnlyList<string> problems)
        : base("", "KiwoomOptions: " + string.Join(" ", problems)) => Problems = problems;

    /// <summary>What has to change, one sentence each.</summary>
    public IReadOnlyList<string> Problems { get; }
}

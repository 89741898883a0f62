namespace Kiwoom.Simulator.Authentication;

/// <summary>The addresses that name their API ID themselves.</summary>
internal static class TokenPaths
{
    public const string IssueApiId = "au10001";
    public const string RevokeApiId = "au10002";

    /// <summary>The API ID that an address stands for; empty for every other address.</summary>
    public static string ApiIdOf(string path) => path switch
    {
        "/oauth2/token" => IssueApiId,
        "/oauth2/revoke" => RevokeApiId,
        _ => "",
    };
}

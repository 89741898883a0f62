namespace Kiwoom.Cli.Verify;

/// <summary>What came of asking for one id several times at once.</summary>
/// <param name="ApiId">Which one.</param>
/// <param name="Asked">How often.</param>
/// <param name="Answered">How many were answered in the end.</param>
/// <param name="Seconds">From the first request to the last answer.</param>
/// <param name="Burst">The most answers within any one second.</param>
/// <param name="Refused">How often one was refused as too many, the repeated ones too.</param>
internal sealed record LimitsMet(string ApiId, int Asked, int Answered, double Seconds, int Burst, long Refused)
{
    public double Rate => Seconds > 0 ? Answered / Seconds : 0;
}

namespace Kiwoom.Limits;

/// <summary>
/// How long nobody is let through after a refusal: a window, or as long as the server asks for. At one a second or less chance makes it
/// longer: two programs with one key would else keep step, and the calls of one of them be refused each time. Not safe for concurrent use.
/// </summary>
internal sealed class RefusalPause(RateLearner learner, TimeProvider clock, Random chance)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private long _until = long.MinValue;

    /// <summary>How much of it is left; zero where there is none.</summary>
    public TimeSpan Left(long now) => now < _until ? clock.GetElapsedTime(now, _until) : TimeSpan.Zero;

    /// <summary>A call was refused; what the limit is has been learned from it already.</summary>
    /// <param name="asked">How long the server asks to wait.</param>
    /// <param name="now">When.</param>
    public void Begin(TimeSpan? asked, long now)
    {
        var rest = learner.Rate > 1 ? SentCalls.Window : SentCalls.Window / learner.Rate * (1 + chance.NextDouble());
        var pause = asked > rest ? asked.Value : rest;
        pause = pause < Longest ? pause : Longest;
        _until = Math.Max(_until, now + (long)(pause.TotalSeconds * clock.TimestampFrequency));
    }
}

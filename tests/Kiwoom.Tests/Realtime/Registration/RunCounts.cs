namespace Kiwoom.Tests.Realtime.Registration;

/// <summary>What runs have counted, and what was wrong.</summary>
/// <param name="name">What the run is called in its counts.</param>
internal sealed class RunCounts(string name)
{
    public int Seeds { get; private set; }

    public long Operations { get; private set; }

    public long Frames { get; private set; }

    public long Messages { get; private set; }

    public long Gaps { get; private set; }

    /// <summary>Waits that did not end.</summary>
    public int WaitsLeft { get; private set; }

    /// <summary>Registrations at rest that nobody wanted, those that were wanted and missing, and requests for more than fits.</summary>
    public int Leaks { get; private set; }

    /// <summary>Messages that a stream did not get and no gap tells of.</summary>
    public int SilentLosses { get; private set; }

    /// <summary>Streams that ended or failed for something that was not theirs.</summary>
    public int Disturbed { get; private set; }

    public bool IsClean => WaitsLeft + Leaks + SilentLosses + Disturbed == 0;

    public void Add(RegistrationRun run)
    {
        Seeds++;
        Operations += run.Operations;
        Frames += run.Frames;
        Messages += run.Streams.Sum(stream => stream.Messages);
        Gaps += run.Streams.Sum(stream => stream.Gaps);
        WaitsLeft += run.WaitsLeft;
        Leaks += run.Leaks;
        SilentLosses += run.Streams.Sum(stream => stream.SilentLosses);
        Disturbed += run.Streams.Count(stream => stream.Disturbance is not null);
    }

    public override string ToString() => FormattableString.Invariant(
        $"{name}: seeds {Seeds:N0}, operations {Operations:N0}, frames {Frames:N0}, messages {Messages:N0}, gaps {Gaps:N0}, waits left over: {WaitsLeft}, leaks: {Leaks}, silent losses: {SilentLosses}, healthy streams disturbed: {Disturbed}");
}

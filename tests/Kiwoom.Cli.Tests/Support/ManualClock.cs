namespace Kiwoom.Cli.Tests.Support;

/// <summary>A clock that a test sets forward.</summary>
internal sealed class ManualClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + Ahead;
}

namespace Kiwoom;

/// <summary>How a recording is played back.</summary>
public sealed record ReplayOptions
{
    /// <summary>
    /// How fast messages come: 1 is as they came, 10 ten times as fast, <see cref="double.PositiveInfinity"/> as fast as they are read: then
    /// the replay waits for the slowest stream, and nothing is dropped from streams that wait. Default: 1.
    /// </summary>
    public double Speed { get; init; } = 1;

    /// <summary>
    /// Whether messages begin to come with the first registration. Otherwise they begin with <see cref="KiwoomReplay.Begin"/>: where several
    /// streams are to see the first message, start them all before. Default: true.
    /// </summary>
    public bool BeginsWithFirstStream { get; init; } = true;

    internal void Validate() => ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Speed, nameof(Speed));
}

using Microsoft.Extensions.Logging;

namespace Kiwoom.Recording;

/// <summary>How a recording is played back.</summary>
public sealed class ReplayOptions
{
    /// <summary>
    /// How fast messages come: 1 is as they came, 10 ten times as fast, <see cref="double.PositiveInfinity"/> as fast as they are read: then
    /// the replay waits for the slowest stream, and nothing is dropped from streams that wait. Default: 1.
    /// </summary>
    public double Speed { get; set; } = 1;

    /// <summary>
    /// Whether messages begin to come with the first registration. Otherwise they begin with <see cref="KiwoomReplay.Begin"/>: where several
    /// streams are to see the first message, start them all before. Default: true.
    /// </summary>
    public bool BeginsWithFirstStream { get; set; } = true;

    /// <summary>Makes the logger that takes what the client logs. Default: null, nothing is logged.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    internal ReplayOptions Copy() => (ReplayOptions)MemberwiseClone();

    internal void Validate() => ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Speed, nameof(Speed));
}

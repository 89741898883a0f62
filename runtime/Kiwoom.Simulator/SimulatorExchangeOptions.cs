namespace Kiwoom.Simulator;

/// <summary>
/// The exchange of a <see cref="KiwoomSimulator"/>: books in which strangers trade, sessions, a calendar, and one account that begins with money.
/// The same options and the same calls at the same simulated times give the same market.
/// </summary>
public sealed class SimulatorExchangeOptions
{
    internal const int MaxSpeed = 100_000;

    /// <summary>Decides about everything that chance decides.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>
    /// The simulated time at the start, in Korean time without an offset, for example 10:00 on 2026-09-14: that day is simulated up to then
    /// before the simulator answers. Null takes the present time.
    /// </summary>
    public DateTime? Start { get; init; }

    /// <summary>How many simulated seconds go by in a second, at most 100,000; 0 lets the market stand still until it is told to go on.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>The account's money at the start, in won.</summary>
    public long Cash { get; init; } = 100_000_000;

    /// <summary>Shares that the account has at the start, by code, each at the first day's base price. Empty is none.</summary>
    public IReadOnlyDictionary<string, long> Holdings { get; init; } = new Dictionary<string, long>();

    /// <summary>Whether trades cost what they do on the real server (0.015 %) and not on the mock one (0.35 %). Taxes are the same.</summary>
    public bool UsesRealFees { get; init; }

    /// <summary>About how many events the strangers make on a whole day; 0 is a market without strangers.</summary>
    public int EventsPerDay { get; init; } = 500_000;

    /// <summary>
    /// Prices to trade in the strangers' place, as comma-separated lines below the head <c>time,code,price,quantity</c>: <c>2026-09-14
    /// 09:00:00,005930,70100,25</c> in Korean time, won and shares, in the order of time. Your orders trade when a price comes to them.
    /// One whose first price is beyond its limits begins at that price; a later one beyond them is taken to the limit, one between two steps to the lower.
    /// Null is strangers.
    /// </summary>
    public string? Prices { get; init; }

    /// <summary>
    /// The file of a recording (<see cref="Kiwoom.Recording.Recorder"/>) whose trades of KRX (<c>0B</c>) are traded again in the strangers' place, on their days,
    /// as <see cref="Prices"/> are. Instruments begin at the recording's base prices, those that the simulator does not know among them; without
    /// <see cref="Start"/> the time begins with the minute of the first trade. What others did then is not in it: neither their books nor NXT. Null is none.
    /// </summary>
    public string? Recording { get; init; }

    /// <summary>
    /// A market that <see cref="SimulatorExchange.Save"/> wrote down, to go on from there; seed, start, money, fees and strangers are then its own.
    /// All that happened is simulated again, which takes as long as the first time. Null begins a new market.
    /// </summary>
    public string? Snapshot { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">It is not from 0 to 100,000: beyond that the simulated time runs away from what is simulated, and over its end.</exception>
    internal static void CheckSpeed(double speed)
    {
        if (speed is not (>= 0 and <= MaxSpeed))
        {
            throw new ArgumentOutOfRangeException(nameof(speed), speed, "The speed is not from 0 to 100000.");
        }
    }

    internal void Validate()
    {
        CheckSpeed(Speed);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Cash);
        ArgumentOutOfRangeException.ThrowIfNegative(EventsPerDay);
        ArgumentNullException.ThrowIfNull(Holdings);
        if (Recording is not null && Prices is not null)
        {
            throw new ArgumentException($"{nameof(Recording)} and {nameof(Prices)} both say what is traded: set one.", nameof(Recording));
        }

        if (Start?.Kind == DateTimeKind.Utc)
        {
            throw new ArgumentException("The start is Korean time without an offset: its kind cannot be UTC.", nameof(Start));
        }
    }
}

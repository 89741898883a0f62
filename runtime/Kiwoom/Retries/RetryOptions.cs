namespace Kiwoom;

/// <summary>
/// How calls are repeated. A query is repeated after failures that may pass: a broken connection, an unreadable answer, a failing
/// or overloaded server. An order is repeated only when it is certain that the server did not take it: nobody was reached, or the
/// token was dead (8005). A call whose token is refused is repeated once with a new one.
/// </summary>
public sealed class RetryOptions
{
    /// <summary>
    /// How often a call is sent at most; 1 repeats nothing. A query that was refused for there being too many is not counted: it waits for
    /// another turn, and everybody with it, and is sent again until <see cref="MaxTotal"/> has passed, for another program with the same key may
    /// take the turns. With a limiter of your own it is counted. So are condition searches and lists, there the list that a search asks for by
    /// itself and the search one by one; registrations of streams are repeated whatever it is. Default: 4.
    /// </summary>
    public int MaxAttempts { get; set; } = 4;

    /// <summary>
    /// The pause before the first repeat; it doubles with each, and chance takes off up to half. Over the realtime connection the first is
    /// a second, and the longest 8. Default: 250 milliseconds.
    /// </summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest pause between two attempts, unless the server asks for more. Default: 5 seconds.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// No repeat is decided on later than this after the call was first sent; the wait for its first turn is not counted. A server that asks for a longer wait (<c>Retry-After</c>) gets none.
    /// Default: 1 minute.
    /// </summary>
    public TimeSpan MaxTotal { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Whether an order is sent again by itself after the server refused it for too many requests (1700). Of such orders some were found
    /// to have been taken all the same, so that the account may end up with two of them and the caller with one receipt. Default: false;
    /// then a <see cref="KiwoomOrderOutcomeUnknownException"/> tells, with the refusal inside, and <c>FindOrderAsync</c> looks.
    /// </summary>
    public bool RepeatOrdersAfterRateLimit { get; set; }

    internal void Validate(List<string> problems)
    {
        OptionsRange.Check(problems, MaxAttempts, "Retries.MaxAttempts", 1, 100);
        OptionsRange.Check(problems, BaseDelay, "Retries.BaseDelay", TimeSpan.Zero, TimeSpan.FromMinutes(1));
        OptionsRange.Check(problems, MaxDelay, "Retries.MaxDelay", BaseDelay, TimeSpan.FromMinutes(10));
        OptionsRange.Check(problems, MaxTotal, "Retries.MaxTotal", TimeSpan.Zero, TimeSpan.FromHours(1));
    }

    internal RetryOptions Copy() => (RetryOptions)MemberwiseClone();
}

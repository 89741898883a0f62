using Kiwoom.Authentication;
using Kiwoom.Recording;
using Microsoft.Extensions.Logging;

namespace Kiwoom;

/// <summary>How a <see cref="KiwoomClient"/> works.</summary>
public sealed class KiwoomOptions
{
    private const int ResponseBytesFloor = 1024;

    // A thousand times what the whole exchange is worth.
    private const decimal MostWon = 1_000_000_000_000_000_000;

    // Twice as much still fits into one array.
    private const int ResponseBytesCeiling = 1 << 30;

    /// <summary>The server. Required; there is no default.</summary>
    public KiwoomEnvironment? Environment { get; set; }

    /// <summary>The app key of the environment. Required.</summary>
    public Secret AppKey { get; set; }

    /// <summary>The secret key that belongs to <see cref="AppKey"/>. Required.</summary>
    public Secret SecretKey { get; set; }

    /// <summary>
    /// Sends the requests; the client does not dispose of it. Default: null, the client has its own. If it has handlers and has sent nothing yet, a guard is put
    /// behind them, which gives each order to the network once; they see something else in the place of its body, and only the network's own
    /// answer counts. The guard stays: an order that the application itself posts through this HttpClient is refused, after the client's end too. If it
    /// has been in use, an order that a handler reads or copies is not sent (<see cref="KiwoomConfigurationException"/>), and one whose answer a
    /// handler wraps has an unknown outcome. See <see cref="TrustHandlerWithOrders"/> for an innermost handler that is none of .NET's.
    /// </summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>Makes the logger, of the category <c>Kiwoom.KiwoomClient</c>, that takes what is worth knowing; never a key or token. Default: null, nothing is logged.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>How long one HTTP exchange may take. Default: 30 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long before its end a token is renewed. Default: 5 minutes.</summary>
    public TimeSpan TokenRenewalMargin { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Where tokens are kept, so that several processes share one. Default: null, in this client alone.</summary>
    public ITokenStore? TokenStore { get; set; }

    /// <summary>The longest answer that is read. Default: 8 MiB.</summary>
    public int MaxResponseBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>What happens to a value that cannot be read. Default: null and a log entry.</summary>
    public MalformedValues MalformedValues { get; set; }

    /// <summary>
    /// Whether orders may be sent where they may be real money: on the real server and on a custom one that is not on this machine.
    /// Default: false; then such an order fails with a <see cref="KiwoomRequestException"/> and nothing is sent.
    /// </summary>
    public bool AllowOrders { get; set; }

    /// <summary>
    /// Whether orders are checked and shown, and not sent: each ends with a <see cref="KiwoomDryRunException"/> that has what would have
    /// been sent. Queries are carried out. Default: false.
    /// </summary>
    public bool DryRun { get; set; }

    /// <summary>
    /// The highest price times quantity, in won, that an order or a modification may be sent with; what is above fails with a
    /// <see cref="KiwoomRequestException"/> and is not sent. An order without a price, such as one at the market, has no known worth, nor has
    /// one of a type whose price is optional (mid-price): see <see cref="MaxUnpricedQuantity"/>. A purchase moves no more than this, fees
    /// aside; a sale executes at its price or above, and may move more. Several orders together have no ceiling here. Cancellations are
    /// always possible. Default: null, no limit.
    /// </summary>
    public decimal? MaxOrderValue { get; set; }

    /// <summary>
    /// How many shares an order without a price, or of a mid-price type, may be for where <see cref="MaxOrderValue"/> is set. Default: null, which is none: then
    /// such an order fails with a <see cref="KiwoomRequestException"/>.
    /// </summary>
    public long? MaxUnpricedQuantity { get; set; }

    /// <summary>
    /// How many orders this client may send in one Korean day, by its clock: new ones and modifications, whether the server accepts them or
    /// not, each repeat again, on the day on which they go out, and not those of which nothing was sent. Cancellations are not counted and always possible. It counts in memory: another
    /// client, or this program started anew, begins with 0. Default: null, no limit.
    /// </summary>
    public int? MaxOrdersPerDay { get; set; }

    /// <summary>
    /// Whether orders are given to an innermost handler of the <see cref="HttpClient"/> that is none of .NET's. It is the network then: it may read
    /// an order, could send again what it has read, and what it answers counts. On this machine, as in tests, it always is. Default: false; then
    /// an order through such a handler fails with a <see cref="KiwoomConfigurationException"/> and is not sent.
    /// </summary>
    public bool TrustHandlerWithOrders { get; set; }

    /// <summary>
    /// Whether a call is sent to the mock server though it is known not to serve its API ID (<see cref="Catalog.EndpointInfo.NotOnMock"/>), for
    /// it may do so one day. Default: false; then such a call fails with a <see cref="KiwoomRequestException"/> and nothing is sent.
    /// </summary>
    public bool SendToMockRegardless { get; set; }

    /// <summary>
    /// Whether answers keep the bytes that they were read from (<see cref="KiwoomResponse.Body"/>), for whoever wants to see what the server sent, or what of
    /// it is in no description (<see cref="Catalog.CatalogAnswer.Read"/>). Answers of calls over the WebSocket do not. Default: false.
    /// </summary>
    public bool KeepAnswers { get; set; }

    /// <summary>How many calls a second are sent.</summary>
    public RateLimitOptions RateLimits { get; set; } = new();

    /// <summary>Takes what passes between the client and the server, for a replay. The client does not dispose of it. Default: null, nothing is recorded.</summary>
    public Recorder? Recorder { get; set; }

    /// <summary>How calls are repeated.</summary>
    public RetryOptions Retries { get; set; } = new();

    /// <summary>How realtime streams work.</summary>
    public RealtimeOptions Realtime { get; set; } = new();

    /// <summary>Throws when the options cannot work, naming each that has to change.</summary>
    /// <exception cref="KiwoomConfigurationException">Something is missing or out of range.</exception>
    public void Validate()
    {
        var problems = new List<string>();
        if (Environment is null)
        {
            problems.Add("Environment is not set: choose KiwoomEnvironment.Mock, .Simulator(address) or, for real orders, .Real.");
        }

        CheckKey(problems, AppKey, nameof(AppKey));
        CheckKey(problems, SecretKey, nameof(SecretKey));
        OptionsRange.Check(problems, Timeout, nameof(Timeout), TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1));
        OptionsRange.Check(problems, TokenRenewalMargin, nameof(TokenRenewalMargin), TimeSpan.Zero, TimeSpan.FromHours(12));
        OptionsRange.Check(problems, MaxResponseBytes, nameof(MaxResponseBytes), ResponseBytesFloor, ResponseBytesCeiling);
        CheckCeilings(problems);
        if (!Enum.IsDefined(MalformedValues))
        {
            problems.Add("MalformedValues is neither Null nor Throw.");
        }

        if (TimeProvider is null)
        {
            problems.Add("TimeProvider cannot be null: leave it as it is for the system's clock.");
        }

        if (RateLimits is null || Retries is null || Realtime is null)
        {
            problems.Add("RateLimits, Retries and Realtime cannot be null: leave them as they are for the defaults.");
        }

        RateLimits?.Validate(problems);
        Retries?.Validate(problems);
        Realtime?.Validate(problems);
        if (problems.Count > 0)
        {
            throw new KiwoomConfigurationException(problems);
        }
    }

    internal KiwoomOptions Copy()
    {
        var copy = (KiwoomOptions)MemberwiseClone();
        copy.RateLimits = RateLimits.Copy();
        copy.Retries = Retries.Copy();
        copy.Realtime = Realtime.Copy();
        return copy;
    }

    private void CheckCeilings(List<string> problems)
    {
        OptionsRange.Check(problems, MaxOrderValue ?? 1, nameof(MaxOrderValue), 1, MostWon);
        OptionsRange.Check(problems, MaxUnpricedQuantity ?? 0, nameof(MaxUnpricedQuantity), 0, long.MaxValue);
        OptionsRange.Check(problems, MaxOrdersPerDay ?? 1, nameof(MaxOrdersPerDay), 0, int.MaxValue);
        if (MaxUnpricedQuantity is not null && MaxOrderValue is null)
        {
            problems.Add("MaxUnpricedQuantity has no effect without MaxOrderValue: set both or neither.");
        }
    }

    private static void CheckKey(List<string> problems, Secret key, string name)
    {
        if (key.IsEmpty)
        {
            problems.Add($"{name} is not set: take it from the Kiwoom REST API site, for the same environment.");
        }
        else if (key.Reveal().AsSpan().Trim().Length != key.Reveal().Length || key.Reveal().Any(char.IsControl))
        {
            problems.Add($"{name} has white space around it or control characters in it: copy the key alone.");
        }
    }
}

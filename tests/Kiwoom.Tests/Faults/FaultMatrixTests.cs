using Kiwoom.Tests.Examples;

namespace Kiwoom.Tests.Faults;

/// <summary>
/// Every fault against every kind of call, over real HTTP: the caller gets what the documentation says, the rows of pages come
/// once and in order, and no order is ever taken twice. Time passes by a clock that the test moves.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class FaultMatrixTests
{
    private const int MaxAttempts = 3;

    // Longer than any pause, so that the clock does not come to it by passing those.
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxTotal = MaxAttempts * Timeout;

    private static readonly DateOnly FirstDay = new(2025, 9, 1);

    private static int _cases;
    private static int _ordersSent;
    private static int _ordersDoubled;

    private static IEnumerable<TestCaseData> Matrix =>
        from fault in FaultCatalogue.All
        from kind in Enum.GetValues<CallKind>()
        from forever in Enumerable.Range(0, 2).Select(number => number == 1)
        select new TestCaseData(fault, kind, forever).SetArgDisplayNames(fault.Name, kind.ToString(), forever ? "for ever" : "once");

    [OneTimeTearDown]
    public static void PrintCounts()
    {
        TestContext.Progress.WriteLine($"Fault matrix: {_cases} cases, {_ordersSent} orders sent, orders doubled: {_ordersDoubled}");
        Assert.That(_ordersDoubled, Is.Zero);
    }

    [TestCaseSource(nameof(Matrix))]
    public async Task Result_is_the_documented_one(Fault fault, CallKind kind, bool forever)
    {
        await using var server = new FaultyServer(fault, forever, kind);

        var failure = await RunAsync(server, kind);

        Assert.That(server.Struck, Is.GreaterThan(0), "the fault has struck");

        // A query that is one too many is sent again once a second at most, until its time is up, and not so many times.
        var isTooMany = kind != CallKind.Order && fault.QueryFailure == typeof(KiwoomRateLimitException);
        var most = !forever ? 1 : isTooMany ? (int)MaxTotal.TotalSeconds : MaxAttempts;
        Assert.That(server.Struck, Is.LessThanOrEqualTo(most));
        var passes = !forever && (kind == CallKind.Order ? fault.IsCertainRefusal : fault.QueryIsRepeated);
        var expected = passes ? null : kind == CallKind.Order ? fault.OrderFailure : fault.QueryFailure;
        var ifNothingWasSent = fault.MayComeFirst ? forever ? fault.QueryFailure : null : expected;
        Assert.That(failure?.GetType(), Is.EqualTo(expected).Or.EqualTo(ifNothingWasSent), failure?.ToString());
        if (failure is KiwoomOrderOutcomeUnknownException unknown)
        {
            Assert.That(unknown.RequestSummary, Does.Contain("005930"));
            Assert.That(unknown.SentAt, Is.EqualTo(DateTimeOffset.UtcNow).Within(TimeSpan.FromMinutes(5)));
        }
    }

    [TestCase(CallKind.Query)]
    [TestCase(CallKind.PagedQuery)]
    [TestCase(CallKind.Order)]
    public async Task Token_that_is_refused_for_ever_is_an_authentication_error_with_the_servers_reason(CallKind kind)
    {
        var fault = FaultCatalogue.All.Single(fault => fault.Name == "dead token");
        await using var server = new FaultyServer(fault, forever: true, kind);

        var failure = await RunAsync(server, kind);

        Assert.That((failure as KiwoomAuthenticationException)?.ServerMessage, Is.EqualTo("[8005:Token이 유효하지 않습니다]"));
        Assert.That(server.TokenCount, Is.LessThanOrEqualTo(2));
    }

    [Test]
    public async Task Clock_that_is_an_hour_off_changes_nothing(
        [Values] CallKind kind, [Values(-1, 1)] int hours, [Values(0.4, 24)] double tokenLifeHours)
    {
        await using var server = new FaultyServer(null, forever: false, kind) { TokenLife = TimeSpan.FromHours(tokenLifeHours) };

        var failure = await RunAsync(server, kind, new ShiftedClock(TimeSpan.FromHours(hours)));

        Assert.That(failure, Is.Null);
        Assert.That(server.TokenCount, Is.EqualTo(1));
    }

    /// <summary>Makes the call and gives what it ended with; null for the proper answer.</summary>
    private static async Task<Exception?> RunAsync(FaultyServer server, CallKind kind, TimeProvider? realTime = null)
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UtcNow);
        server.Stalled += () => clock.Advance(Timeout);
        var options = TestBed.OptionsFor(server.Address);
        options.MaxResponseBytes = 64 * 1024;
        options.Timeout = Timeout;
        options.Retries = new() { MaxAttempts = MaxAttempts, BaseDelay = TimeSpan.FromMilliseconds(5), MaxTotal = MaxTotal };
        using var http = new HttpClient(new SocketsHttpHandler { ConnectCallback = (_, ct) => server.ConnectAsync(ct), AllowAutoRedirect = false, UseProxy = false });
        await using var client = TestBed.CreateClient(options, http, clock: realTime ?? clock);

        var call = CallAsync(client, kind);
        if (realTime is null)
        {
            await clock.AdvanceUntilAsync(call, TimeSpan.FromMilliseconds(100));
        }

        var failure = await call;

        Interlocked.Increment(ref _cases);
        Interlocked.Add(ref _ordersSent, server.OrdersSeen);
        if (server.OrdersTaken > 1)
        {
            Interlocked.Increment(ref _ordersDoubled);
        }

        Assert.That(server.OrdersTaken, Is.LessThanOrEqualTo(1), "an order is taken at most once");
        return failure;
    }

    private static async Task<Exception?> CallAsync(KiwoomClient client, CallKind kind)
    {
        var days = new List<DateOnly?>();
        try
        {
            switch (kind)
            {
                case CallKind.Order:
                    var receipt = (OrderReceipt)await client.SendAsync("kt10000");
                    Assert.That(receipt.OrderNumber, Is.EqualTo("0000017"));
                    break;
                case CallKind.Query:
                    var page = await client.Charts.GetDailyCandlesAsync("005930", FirstDay, true);
                    Assert.That(page.Candles.Single().Date, Is.EqualTo(FirstDay));
                    break;
                default:
                    var request = new DailyCandlesRequest { StockCode = "005930", BaseDate = FirstDay, AdjustedPrice = true };
                    await foreach (var candle in client.Charts.EnumerateDailyCandlesAsync(request))
                    {
                        days.Add(candle.Date);
                    }

                    Assert.That(days, Is.EqualTo(Days(FaultyServer.Pages)));
                    break;
            }

            return null;
        }
        catch (Exception e) when (e is not AssertionException)
        {
            Assert.That(days, Is.EqualTo(kind == CallKind.PagedQuery ? Days(1) : []), "the rows before the fault");
            return e;
        }
    }

    private static IEnumerable<DateOnly?> Days(int count) => Enumerable.Range(0, count).Select(day => (DateOnly?)FirstDay.AddDays(day));

    /// <summary>A clock that goes right and is wrong.</summary>
    private sealed class ShiftedClock(TimeSpan shift) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Kiwoom.Limits;

namespace Kiwoom.Tests.Endurance;

/// <summary>Two hundred callers at once over real HTTP, with faults: no call is lost, no order doubled, no limit exceeded.</summary>
[Category(EnduranceRun.Category)]
[NonParallelizable]
internal sealed class LoadTests
{
    private const int Callers = 200;
    private const long MemoryBound = 6 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, int> _outcomes = new();
    private readonly ConcurrentDictionary<string, WindowLimiter> _limiters = new();
    private int _started;

    [Test]
    public async Task Every_call_of_many_callers_ends_with_its_own_answer_or_a_documented_failure()
    {
        var calls = EnduranceRun.Size(3_000, 3_000, 10_000);
        var limit = EnduranceRun.Size(250, 250, 150);
        var clock = new CountingTimeProvider();
        await using var server = new LoadServer(limit, calls / 4);
        var options = TestBed.OptionsFor(server.Address);
        options.Retries = new RetryOptions();
        options.RateLimits.CreateLimiter = apiId => _limiters[apiId] = new WindowLimiter(limit, 1000, clock);
        await using (var client = TestBed.CreateClient(options, clock: clock))
        {
            // Pools, connections and code are there after the first part; what comes after them must cost nothing that stays.
            await RunAsync(client, calls / 5);
            var memoryBefore = GC.GetTotalMemory(true);
            server.ForgetArrivals();
            var began = Stopwatch.GetTimestamp();
            await RunAsync(client, calls);
            var growth = GC.GetTotalMemory(true) - memoryBefore;

            Report(server, calls, growth, Stopwatch.GetElapsedTime(began));
            Assert.Multiple(() =>
            {
                Assert.That(_outcomes.Values.Sum(), Is.EqualTo(calls), "no call is lost");
                Assert.That(_outcomes.Keys.Where(outcome => outcome.StartsWith('!')), Is.Empty);
                Assert.That(_outcomes["answered"], Is.GreaterThan(calls * 9 / 10));
                Assert.That(server.Orders.Values.Where(count => count > 1), Is.Empty, "no order is doubled");
                Assert.That((server.Expiries > 2, server.TokenRequests), Is.EqualTo((true, server.Expiries + 1)), "one request for each token");
                Assert.That(server.DeadTokensRepeated, Is.Zero, "no call is repeated with the token that it was refused for");
                Assert.That(_limiters.Values.Sum(limiter => limiter.GetStatistics()!.CurrentQueuedCount), Is.Zero);

                // A delay lets its caller go on a moment before it gives its timer back.
                Assert.That(() => clock.TimerCount, Is.LessThanOrEqualTo(_limiters.Count).After(10_000, 10), "no timer but the limiters' own is left");
                Assert.That(growth, Is.LessThan(MemoryBound + (server.Arrivals.Values.Sum(times => times.Length) * 64L)));
            });
            AssertLimit(server, limit, began);
        }

        Assert.That(clock.TimerCount, Is.Zero);
    }

    /// <summary>
    /// What a busy machine cannot blur: a request arrives after it was let through, so of the requests that have arrived by any
    /// moment no more were let through than the whole seconds until then allow. (How close together two requests arrive
    /// says nothing: one may have been on its way for long. That no second of grants exceeds the limit is tested on a clock of its own.)
    /// </summary>
    private static void AssertLimit(LoadServer server, int limit, long began)
    {
        foreach (var (apiId, times) in server.Arrivals)
        {
            for (var i = 0; i < times.Length; i++)
            {
                var seconds = Math.Floor(Stopwatch.GetElapsedTime(began, times[i]).TotalSeconds) + 1;
                Assert.That(i + 1, Is.LessThanOrEqualTo(seconds * limit * 1.01), $"{apiId} after {seconds} seconds");
            }

            Assert.That(times.Length, Is.GreaterThan(limit), $"{apiId} has to wait");
        }
    }

    private async Task RunAsync(KiwoomClient client, int until)
    {
        var callers = Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            int number;
            while ((number = Interlocked.Increment(ref _started)) <= until)
            {
                var outcome = await CallAsync(client, number);
                _outcomes.AddOrUpdate(outcome, 1, (_, count) => count + 1);
            }

            // This one was not begun.
            Interlocked.Decrement(ref _started);
        }));
        await Task.WhenAll(callers).WaitAsync(EnduranceRun.HangLimit);
    }

    private static async Task<string> CallAsync(KiwoomClient client, int number)
    {
        var code = number.ToString("D6", CultureInfo.InvariantCulture);
        try
        {
            var isOwn = (number % 4) switch
            {
                0 => (await client.StockInformation.GetStockProfileAsync(code)).StockCode == code,
                1 => (await client.MarketConditions.GetOrderBookAsync(code)).Bids[0].Price == number,
                2 => await ReadPagesAsync(client, code) == $"{number}.1 {number}.2 {number}.3",
                _ => (await client.Orders.BuyAsync(new() { Exchange = Exchange.Krx, StockCode = "005930", Quantity = number, Type = OrderType.Market })).OrderNumber
                    == number.ToString(CultureInfo.InvariantCulture),
            };
            return isOwn ? "answered" : $"!{number} got another call's answer";
        }
        catch (Exception e) when (e is KiwoomTransportException or KiwoomServerException or KiwoomProtocolException or KiwoomRateLimitException or KiwoomAuthenticationException)
        {
            return e.GetType().Name;
        }
        catch (KiwoomOrderOutcomeUnknownException) when (number % 4 == 3)
        {
            return nameof(KiwoomOrderOutcomeUnknownException);
        }
        catch (Exception e)
        {
            return $"!{number} failed with {e}";
        }
    }

    private static async Task<string> ReadPagesAsync(KiwoomClient client, string code)
    {
        var rows = new List<string>();
        await foreach (var candle in client.Charts.EnumerateDailyCandlesAsync(new() { StockCode = code, BaseDate = new DateOnly(2025, 9, 8), AdjustedPrice = true }))
        {
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"{candle.ClosePrice}.{candle.Volume}"));
        }

        return string.Join(' ', rows);
    }

    private void Report(LoadServer server, int calls, long growth, TimeSpan took)
    {
        static string List(IEnumerable<KeyValuePair<string, int>> counts) => string.Join(", ", counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"));
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"load: {calls:N0} calls of {Callers} callers, {server.Requests:N0} requests, {took.TotalSeconds:F1} s; {List(_outcomes)}"));
        TestContext.Out.WriteLine($"faults: {List(server.Faults)}");
        TestContext.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"orders sent: {server.Orders.Count}, orders doubled: {server.Orders.Values.Count(count => count > 1)}; tokens ended {server.Expiries}, asked for {server.TokenRequests}; memory {growth / 1024:N0} KiB"));
    }
}

using System.Threading.RateLimiting;

namespace Kiwoom.Tests.Orders;

/// <summary>The day's number of orders where an order has no token to be sent with: what was certainly not sent is none of them.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class OrderCeilingTokenTests
{
    private static readonly HttpAnswer Receipt = HttpAnswer.Json("""{"ord_no":"0000017","return_code":0}""");

    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2025, 9, 8, 10, 0, 0, KoreanTime.Offset));
    private TokenFault _fault;

    public enum TokenFault
    {
        None,
        Reset,
        Unavailable,
        Refused,
        Unreadable,
    }

    private static IEnumerable<TokenFault> Faults => Enum.GetValues<TokenFault>().Where(fault => fault != TokenFault.None);

    [Test]
    public async Task Orders_that_get_no_token_take_none_of_the_day_s_number([ValueSource(nameof(Faults))] TokenFault fault, [Values(1, 5)] int number)
    {
        await using var bed = Start(options => options.MaxOrdersPerDay = number);

        _fault = fault;
        var failures = await OrderAsync(bed, number);
        Assert.That(failures, Is.All.InstanceOf<KiwoomException>().And.All.Property("ApiId").EqualTo("au10001"));
        Assert.That(bed.Calls, Is.Empty);

        _fault = TokenFault.None;
        Assert.That(await OrderAsync(bed, number), Is.All.Null);
        Assert.That(await OrderAsync(bed, 1), Is.All.InstanceOf<KiwoomRequestException>());
        Assert.That(bed.Calls, Has.Count.EqualTo(number));
    }

    [Test]
    public async Task Order_whose_token_ends_while_it_waits_for_its_turn_takes_none([ValueSource(nameof(Faults))] TokenFault fault)
    {
        await using var held = new ConcurrencyLimiter(new() { PermitLimit = 1, QueueLimit = 1 });
        var lease = held.AttemptAcquire();
        await using var bed = Start(options =>
        {
            options.MaxOrdersPerDay = 1;
            options.RateLimits.CreateLimiter = _ => held;
        });
        var waiting = OrderAsync(bed, 1);
        while (held.GetStatistics()!.CurrentQueuedCount == 0)
        {
            await Task.Delay(1);
        }

        _fault = fault;
        _clock.Advance(TimeSpan.FromHours(1));
        lease.Dispose();
        Assert.That(await waiting, Is.All.InstanceOf<KiwoomException>().And.All.Property("ApiId").EqualTo("au10001"));
        Assert.That(bed.Calls, Is.Empty);

        _fault = TokenFault.None;
        Assert.That(await OrderAsync(bed, 1), Is.All.Null);
        Assert.That(await OrderAsync(bed, 1), Is.All.InstanceOf<KiwoomRequestException>());
    }

    [Test]
    public async Task Order_that_was_sent_with_a_dead_token_counts_though_it_gets_no_other([ValueSource(nameof(Faults))] TokenFault fault)
    {
        var answers = new Queue<HttpAnswer>([HttpAnswer.Refusal(3, "[8005:Token이 유효하지 않습니다]"), Receipt]);
        await using var bed = Start(options => (options.MaxOrdersPerDay, options.Retries) = (2, new() { MaxAttempts = 2 }), _ =>
        {
            _fault = fault;
            return answers.Dequeue();
        });

        Assert.That(await OrderAsync(bed, 1), Is.All.Property("ApiId").EqualTo("au10001"));
        Assert.That(bed.Calls, Has.Count.EqualTo(1));

        _fault = TokenFault.None;
        Assert.That(await OrderAsync(bed, 1), Is.All.Null);
        Assert.That(await OrderAsync(bed, 1), Is.All.InstanceOf<KiwoomRequestException>());
        Assert.That(bed.Calls, Has.Count.EqualTo(2));
    }

    /// <summary>A server whose tokens are good for half an hour, where it gives any.</summary>
    private TestBed Start(Action<KiwoomOptions> configure, Func<ReceivedRequest, HttpAnswer>? answer = null) => TestBed.On(
        LoopbackServer.Start(async (connection, request) =>
        {
            if (request.ApiId == "au10001" && _fault == TokenFault.Reset)
            {
                connection.Reset();
                return;
            }

            await connection.SendAsync(request.ApiId == "au10001" ? TokenAnswer() : answer?.Invoke(request) ?? Receipt);
        }),
        configure,
        _clock);

    private HttpAnswer TokenAnswer() => _fault switch
    {
        TokenFault.None => TestBed.TokenAnswer(expiresAt: _clock.GetUtcNow().AddMinutes(30)),
        TokenFault.Unavailable => HttpAnswer.Html("<html>Service Unavailable</html>", 503),
        TokenFault.Refused => HttpAnswer.Refusal(3, "[8001:App Key와 Secret Key 검증에 실패했습니다]"),
        _ => HttpAnswer.Json("""{"return_code":0"""),
    };

    /// <summary>Orders at once; gives what each ended with, null where it was taken.</summary>
    private async Task<Exception?[]> OrderAsync(TestBed bed, int number)
    {
        // Whoever asked for a token in vain is let ask again after a while.
        _clock.Advance(TimeSpan.FromMinutes(2));
        var ends = Task.WhenAll(Enumerable.Range(0, number).Select(async _ =>
        {
            try
            {
                await bed.Client.OrderAsync("kt10000");
                return null;
            }
            catch (KiwoomException e)
            {
                return (Exception)e;
            }
        }));
        await _clock.AdvanceUntilAsync(ends, TimeSpan.FromMilliseconds(100));
        return await ends;
    }
}

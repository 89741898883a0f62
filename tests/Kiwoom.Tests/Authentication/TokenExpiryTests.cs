namespace Kiwoom.Tests.Authentication;

/// <summary>A token's end is Korean time; it is renewed a margin before that.</summary>
internal sealed class TokenExpiryTests
{
    private static readonly DateTimeOffset Morning = new(2025, 9, 8, 8, 0, 0, TimeSpan.FromHours(9));

    [Test]
    public async Task Token_is_renewed_five_minutes_before_its_end_in_Korean_time()
    {
        var clock = new ManualTimeProvider(Morning);
        await using var bed = Start(clock, "20250909080000");

        await bed.Client.Account.GetAccountNumberAsync();
        clock.Advance(new TimeSpan(23, 54, 59));
        await bed.Client.Account.GetAccountNumberAsync();
        Assert.That(bed.TokenRequests, Has.Count.EqualTo(1), "a second before");

        clock.Advance(TimeSpan.FromSeconds(1));
        await bed.Client.Account.GetAccountNumberAsync();
        Assert.That(bed.TokenRequests, Has.Count.EqualTo(2), "at the margin");
    }

    [Test]
    public async Task End_is_not_taken_for_the_machines_or_Greenwich_time()
    {
        // At 08:00 in Korea it is 23:00 of the day before in Greenwich: a token until 08:30 of that day would be over.
        var clock = new ManualTimeProvider(Morning);
        await using var bed = Start(clock, "20250908083000");

        await bed.Client.Account.GetAccountNumberAsync();
        clock.Advance(TimeSpan.FromMinutes(24));
        await bed.Client.Account.GetAccountNumberAsync();
        Assert.That(bed.TokenRequests, Has.Count.EqualTo(1));

        clock.Advance(TimeSpan.FromMinutes(2));
        await bed.Client.Account.GetAccountNumberAsync();
        Assert.That(bed.TokenRequests, Has.Count.EqualTo(2));
    }

    [TestCase(0, 59, 1)]
    [TestCase(0, 60, 2)]
    [TestCase(30, 29, 1)]
    [TestCase(30, 30, 2)]
    public async Task Margin_is_the_options(int marginMinutes, int minutesLater, int tokenRequests)
    {
        var clock = new ManualTimeProvider(Morning);
        await using var bed = Start(clock, "20250908090000", options => options.TokenRenewalMargin = TimeSpan.FromMinutes(marginMinutes));

        await bed.Client.Account.GetAccountNumberAsync();
        clock.Advance(TimeSpan.FromMinutes(minutesLater));
        await bed.Client.Account.GetAccountNumberAsync();

        Assert.That(bed.TokenRequests, Has.Count.EqualTo(tokenRequests));
    }

    [Test]
    public async Task Fifty_callers_after_the_end_cause_one_renewal()
    {
        var clock = new ManualTimeProvider(Morning);
        await using var bed = Start(clock, "20250909080000");
        await bed.Client.Account.GetAccountNumberAsync();
        clock.Advance(TimeSpan.FromHours(23.95));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => bed.Client.Account.GetAccountNumberAsync()));

        Assert.That(bed.TokenRequests, Has.Count.EqualTo(2));
    }

    private static TestBed Start(ManualTimeProvider clock, string firstEnd, Action<KiwoomOptions>? configure = null)
    {
        var tokens = 0;
        return TestBed.On(
            LoopbackServer.Start(request => request.ApiId != "au10001" ? HttpAnswer.Json("""{"return_code":0,"ord_no":"1"}""")
                : Interlocked.Increment(ref tokens) > 1 ? TestBed.TokenAnswer(expiresAt: clock.GetUtcNow().AddDays(1))
                : HttpAnswer.Json($$"""{"expires_dt":"{{firstEnd}}","token_type":"bearer","token":"{{TestBed.Token}}","return_code":0}""")),
            configure,
            clock);
    }
}

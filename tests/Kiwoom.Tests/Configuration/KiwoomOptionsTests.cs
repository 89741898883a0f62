namespace Kiwoom.Tests.Configuration;

[EveryCulture]
internal sealed class KiwoomOptionsTests(string culture) : CultureFixture(culture)
{
    [Test]
    public void Good_options_are_accepted() => Assert.That(Good().Validate, Throws.Nothing);

    [Test]
    public void There_is_no_default_environment()
    {
        Assert.That(new KiwoomOptions().Environment, Is.Null);
        AssertProblem(
            options => options.Environment = null,
            "Environment is not set: choose KiwoomEnvironment.Mock, .Simulator(address) or, for real orders, .Real.");
    }

    [Test]
    public void Keys_are_required()
    {
        AssertProblem(options => options.AppKey = default, "AppKey is not set: take it from the Kiwoom REST API site, for the same environment.");
        AssertProblem(options => options.SecretKey = "", "SecretKey is not set: take it from the Kiwoom REST API site, for the same environment.");
    }

    [Test]
    public void Key_that_was_copied_with_its_surroundings_is_refused([Values(" key-123456", "key-123456\n", "key-12\u00003456", "key-123456 ")] string key)
    {
        AssertProblem(options => options.AppKey = key, "AppKey has white space around it or control characters in it: copy the key alone.");
        AssertProblem(options => options.SecretKey = key, "SecretKey has white space around it or control characters in it: copy the key alone.");
    }

    [Test]
    public void Timeout_has_bounds()
    {
        AssertProblem(options => options.Timeout = TimeSpan.Zero, "Timeout is 00:00:00: choose between 00:00:00.0010000 and 01:00:00.");
        AssertProblem(options => options.Timeout = System.Threading.Timeout.InfiniteTimeSpan, "Timeout is -00:00:00.0010000: choose between 00:00:00.0010000 and 01:00:00.");
        AssertProblem(options => options.Timeout = TimeSpan.FromHours(2), "Timeout is 02:00:00: choose between 00:00:00.0010000 and 01:00:00.");
    }

    [Test]
    public void Renewal_margin_has_bounds()
    {
        AssertProblem(options => options.TokenRenewalMargin = TimeSpan.FromSeconds(-1), "TokenRenewalMargin is -00:00:01: choose between 00:00:00 and 12:00:00.");
        AssertProblem(options => options.TokenRenewalMargin = TimeSpan.FromHours(13), "TokenRenewalMargin is 13:00:00: choose between 00:00:00 and 12:00:00.");
    }

    [Test]
    public void Length_of_an_answer_has_bounds([Values(-1, 0, 1023, int.MaxValue)] int bytes) => AssertProblem(
        options => options.MaxResponseBytes = bytes,
        FormattableString.Invariant($"MaxResponseBytes is {bytes}: choose between 1024 and 1073741824."));

    [Test]
    public void Policy_for_malformed_values_is_one_of_two() =>
        AssertProblem(options => options.MalformedValues = (MalformedValues)7, "MalformedValues is neither Null nor Throw.");

    [Test]
    public void All_problems_come_at_once()
    {
        var e = Assert.Throws<KiwoomConfigurationException>(() => _ = new KiwoomClient(new KiwoomOptions { Timeout = TimeSpan.Zero }))!;
        Assert.That(e.Problems, Has.Count.EqualTo(4));
        Assert.That(e.ApiId, Is.Empty);
        Assert.That(e.Message, Is.EqualTo("KiwoomOptions: " + string.Join(" ", e.Problems)));
    }

    [Test]
    public void Null_options_are_refused() => Assert.That(() => new KiwoomClient(null!), Throws.ArgumentNullException);

    [Test]
    public async Task Later_changes_of_the_options_have_no_effect()
    {
        await using var elsewhere = LoopbackServer.Start(_ => HttpAnswer.Html("wrong", 500));
        KiwoomOptions? mine = null;
        await using var bed = TestBed.Answering(HttpAnswer.Json("""{"return_code":0}"""), options => mine = options);

        mine!.Environment = KiwoomEnvironment.Simulator(elsewhere.Address);
        mine.AppKey = "another-key";
        mine.MalformedValues = MalformedValues.Throw;
        await bed.Client.Account.GetAccountNumberAsync();

        Assert.That(bed.TokenRequests.Single().Element("appkey"), Is.EqualTo(TestBed.AppKey));
        Assert.That(elsewhere.ConnectionCount, Is.Zero);
    }

    private static KiwoomOptions Good() => new() { Environment = KiwoomEnvironment.Mock, AppKey = "key-123456", SecretKey = "secret-123456" };

    private static void AssertProblem(Action<KiwoomOptions> change, string problem)
    {
        var options = Good();
        change(options);
        var e = Assert.Throws<KiwoomConfigurationException>(options.Validate)!;
        Assert.That(e.Problems, Is.EqualTo(Enumerable.Repeat(problem, 1)));
    }
}

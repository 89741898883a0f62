using Microsoft.Extensions.Configuration;

namespace Kiwoom.Tests.DependencyInjection;

[EveryCulture]
internal sealed class ConfigurationTests(string culture) : CultureFixture(culture)
{
    private static readonly (string Key, string? Value)[] Good =
        [("Kiwoom:Environment", "Mock"), ("Kiwoom:AppKey", "key-123456"), ("Kiwoom:SecretKey", "secret-123456")];

    [Test]
    public void Json_sets_every_kind_of_option()
    {
        var options = Settings.Read(Settings.Json(
            """
            {
              "Kiwoom": {
                "Environment": "Custom", "Address": "https://proxy.example", "AppKey": "key-123456", "SecretKey": "secret-123456",
                "Timeout": "00:00:12.5", "MaxResponseBytes": 65536, "MalformedValues": "throw", "AllowOrders": true, "DryRun": false,
                "TokenRenewalMargin": null,
                "RateLimits": { "QueriesPerSecond": 3, "OrdersPerSecond": null, "PerApiId": { "ka10081": 2 } },
                "Retries": { "MaxAttempts": 2, "MaxTotal": "00:00:20" }
              }
            }
            """));

        Assert.That(options.Environment!.ToString(), Is.EqualTo("Custom (https://proxy.example/)"));
        Assert.That((options.AppKey.Reveal(), options.SecretKey.Reveal()), Is.EqualTo(("key-123456", "secret-123456")));
        Assert.That(options.Timeout, Is.EqualTo(TimeSpan.FromSeconds(12.5)));
        Assert.That(options.MaxResponseBytes, Is.EqualTo(65536));
        Assert.That(options.MalformedValues, Is.EqualTo(MalformedValues.Throw));
        Assert.That((options.AllowOrders, options.DryRun), Is.EqualTo((true, false)));
        Assert.That(options.TokenRenewalMargin, Is.EqualTo(new KiwoomOptions().TokenRenewalMargin));
        Assert.That((options.RateLimits.QueriesPerSecond, options.RateLimits.OrdersPerSecond), Is.EqualTo(((int?)3, (int?)null)));
        Assert.That(options.RateLimits.PerApiId, Is.EqualTo(new Dictionary<string, int> { ["ka10081"] = 2 }));
        Assert.That((options.Retries.MaxAttempts, options.Retries.MaxTotal), Is.EqualTo((2, TimeSpan.FromSeconds(20))));
    }

    [Test]
    public void Environment_variables_go_over_Json()
    {
        // A prefix of its own: the process has one environment for all tests.
        var prefix = $"T{Guid.NewGuid():n}_";
        (string Name, string Value)[] variables =
            [("Kiwoom__AppKey", "key-of-the-environment"), ("Kiwoom__SecretKey", "secret-123456"), ("KIWOOM__RETRIES__MAXATTEMPTS", "7")];
        foreach (var (name, value) in variables)
        {
            Environment.SetEnvironmentVariable(prefix + name, value);
        }

        try
        {
            var json = Settings.Json("""{ "Kiwoom": { "Environment": "Mock", "AppKey": "key-of-the-file", "Retries": { "MaxAttempts": 2 } } }""");
            var options = Settings.Read(new ConfigurationBuilder().AddConfiguration(json).AddEnvironmentVariables(prefix).Build());

            Assert.That((options.AppKey.Reveal(), options.SecretKey.Reveal()), Is.EqualTo(("key-of-the-environment", "secret-123456")));
            Assert.That(options.Retries.MaxAttempts, Is.EqualTo(7));
        }
        finally
        {
            Array.ForEach(variables, variable => Environment.SetEnvironmentVariable(prefix + variable.Name, null));
        }
    }

    [Test]
    public void Section_is_taken_as_it_is() => Assert.That(
        Settings.Read(Settings.Of([.. Good]).GetSection("Kiwoom")).AppKey.Reveal(), Is.EqualTo("key-123456"));

    [TestCase("real", "Real (https://api.kiwoom.com/)", true)]
    [TestCase("Mock", "Mock (https://mockapi.kiwoom.com/)", false)]
    public void Environment_goes_by_its_name(string name, string expected, bool isReal)
    {
        var options = Settings.Read(Settings.Of([.. Good[1..], ("Kiwoom:Environment", name)]));
        Assert.That((options.Environment!.ToString(), options.Environment.IsReal, options.AllowOrders), Is.EqualTo((expected, isReal, false)));
    }

    [Test]
    public void There_is_no_default_environment() => Assert.That(
        Settings.Problems(Settings.Of(Good[1..])),
        Is.EqualTo((string[])["Kiwoom: Environment is not set: choose KiwoomEnvironment.Mock, .Simulator(address) or, for real orders, .Real."]));

    [TestCase("AlowOrders", "true", "Kiwoom:AlowOrders is no option: there are Address, AllowOrders, ")]
    [TestCase("Retries:MaxAtempts", "1", "Kiwoom:Retries:MaxAtempts is no option: there are BaseDelay, MaxAttempts, MaxDelay, MaxTotal, RepeatOrdersAfterRateLimit.")]
    [TestCase("RateLimits:PerSecond", "1", "Kiwoom:RateLimits:PerSecond is no option: ")]
    [TestCase("TokenStore", "file", "Kiwoom:TokenStore is no option: ")]
    [TestCase("Timeout", "30", "Kiwoom:Timeout is not a time: write hours:minutes:seconds, for example 00:00:30.")]
    [TestCase("Timeout", "", "Kiwoom:Timeout is not a time: ")]
    [TestCase("Timeout", "00:00:12,5", "Kiwoom:Timeout is not a time: ")]
    [TestCase("Timeout:Seconds", "30", "Kiwoom:Timeout is a section, and should be a time: ")]
    [TestCase("Timeout", "02:00:00", "Kiwoom: Timeout is 02:00:00: choose between 00:00:00.0010000 and 01:00:00.")]
    [TestCase("AllowOrders", "yes", "Kiwoom:AllowOrders is not true or false.")]
    [TestCase("AllowOrders", "1", "Kiwoom:AllowOrders is not true or false.")]
    [TestCase("MaxResponseBytes", "8e6", "Kiwoom:MaxResponseBytes is not a whole number.")]
    [TestCase("MaxResponseBytes", "65.536", "Kiwoom:MaxResponseBytes is not a whole number.")]
    [TestCase("MaxResponseBytes", "99999999999", "Kiwoom:MaxResponseBytes is not a whole number.")]
    [TestCase("MalformedValues", "1", "Kiwoom:MalformedValues is not Null or Throw.")]
    [TestCase("MalformedValues", "Ignore", "Kiwoom:MalformedValues is not Null or Throw.")]
    [TestCase("Retries", "3", "Kiwoom:Retries is one value, and should be a section with options.")]
    [TestCase("RateLimits:PerApiId", "3", "Kiwoom:RateLimits:PerApiId is one value, and should be a section with options.")]
    [TestCase("RateLimits:PerApiId:ka10081", "x", "Kiwoom:RateLimits:PerApiId:ka10081 is not a whole number.")]
    [TestCase("RateLimits:PerApiId:ka1", "1", "Kiwoom: RateLimits.PerApiId has 'ka1', which is no API ID of a query or an order.")]
    [TestCase("Environment", "Production", "Kiwoom:Environment is none of Real, Mock, Simulator and Custom.")]
    [TestCase("Environment", "", "Kiwoom:Environment is none of Real, Mock, Simulator and Custom.")]
    [TestCase("Environment:Name", "Real", "Kiwoom:Environment is none of Real, Mock, Simulator and Custom.")]
    [TestCase("Environment", "Simulator", "Kiwoom:Address is not set to an address: ")]
    [TestCase("Address", "https://proxy.example", "Kiwoom:Address belongs to the environments Simulator and Custom: ")]
    public void Mistake_names_its_key(string key, string value, string problem)
    {
        var settings = Good.Where(pair => !(pair.Key == "Kiwoom:Environment" && key.StartsWith("Environment", StringComparison.Ordinal)));
        Assert.That(
            Settings.Problems(Settings.Of([.. settings, ("Kiwoom:" + key, value)])),
            Has.Exactly(1).Items.And.Exactly(1).StartsWith(problem));
    }

    [TestCase("http://proxy.example", "Kiwoom:Address is not allowed: ")]
    [TestCase("https://user:password@proxy.example", "Kiwoom:Address is not allowed: ")]
    [TestCase("https://proxy.example/path", "Kiwoom:Address is not allowed: ")]
    [TestCase("proxy.example", "Kiwoom:Address is not set to an address: ")]
    public void Bad_address_is_refused_and_not_repeated(string address, string problem)
    {
        var problems = Settings.Problems(Settings.Of([.. Good[1..], ("Kiwoom:Environment", "Custom"), ("Kiwoom:Address", address)])).ToList();
        Assert.That(problems, Has.Exactly(1).Items.And.Exactly(1).StartsWith(problem));
        Assert.That(problems[0], Does.Not.Contain("example"));
    }

    [Test]
    public void Address_alone_chooses_no_environment() => Assert.That(
        Settings.Problems(Settings.Of([.. Good[1..], ("Kiwoom:Address", "https://proxy.example")])),
        Is.EqualTo((string[])["Kiwoom:Address is set without Kiwoom:Environment: say whether it is a Simulator or Custom."]));

    [Test]
    public void Every_mistake_is_named_at_once() => Assert.That(
        Settings.Problems(Settings.Of([.. Good, ("Kiwoom:A", "1"), ("Kiwoom:DryRun", "x"), ("Kiwoom:Retries:B", "1")])).ToList(), Has.Count.EqualTo(3));
}

using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Tests;

/// <summary>What must not cost an order: another exchange's book beside it, a clock that was set back, a receipt that could not be written, a ceiling that is said twice, half of the keys.</summary>
internal sealed class OrderSafetyTests : OrderFixture
{
    [TestCase("KRX", "005930")]
    [TestCase("NXT", "005930_NX")]
    [TestCase("SOR", "005930_AL")]
    public async Task Market_beside_an_order_is_that_of_its_exchange(string exchange, string code)
    {
        Assert.That(await Run.RunAsync([.. Buy, "--exchange", exchange]), Is.EqualTo(ExitCodes.Success), Run.Error);

        Assert.That(System.Text.Encoding.UTF8.GetString(Simulator.Requests.Single(request => request.ApiId == "ka10004").Body.Span), Does.Contain($"\"{code}\""));
    }

    [Test]
    public async Task Clock_that_is_set_back_gives_a_code_no_time()
    {
        var clock = new ManualClock();
        using var run = new CliRun(Simulator.BaseAddress) { Clock = clock };
        await run.RunAsync(Buy);
        clock.Ahead = TimeSpan.FromMinutes(-5);

        Assert.That(await run.RunAsync([.. Buy, "--confirm", EveryIdTests.CodeOf(run.Output)]), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error, Does.Contain("two minutes"));
        Assert.That(Simulator.Orders, Is.Empty);
    }

    [TestCase(true, false)]
    [TestCase(false, false)]
    [TestCase(false, true)]
    public async Task Receipt_that_cannot_be_written_is_told_beside_it(bool readerLeft, bool isJson)
    {
        string[] order = isJson ? ["call", "kt10000", "dmst_stex_tp=KRX", "stk_cd=005930", "ord_qty=1", "ord_uv=60000", "trde_tp=0", "--format", "json"] : Buy;
        await Run.RunAsync(order);
        var code = EveryIdTests.CodeOf(Run.Output);
        await using var output = new FailingWriter(readerLeft ? new ReaderGoneException(new IOException("gone")) : new IOException("No space left on device"));
        using var error = new StringWriter();

        var exit = await CommandLineRunner.RunAsync([.. order, "--confirm", code], Run.CreateContext(output, error), CancellationToken.None);

        Assert.That(Simulator.Orders, Has.Count.EqualTo(1));
        Assert.That(exit, Is.EqualTo(ExitCodes.OrderOutcomeUnknown), "no exit code that says that nothing was sent");
        Assert.That(error.ToString(), Does.Contain("accepted as order 0000001"));
    }

    [TestCase("""{"default":{"maxOrderValue":100000,"maxOrderValue":100000000}}""")]
    [TestCase("""{"default":{"maxOrderValue":100000},"default":{"environment":"simulator"}}""")]
    public async Task Ceiling_that_is_said_twice_is_refused(string profiles)
    {
        Run.WriteProfiles(profiles);

        Assert.That(await Run.RunAsync(Buy), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(Run.Error, Does.Contain("profiles.json"));
        Assert.That(Run.Output, Is.Empty);
    }

    [TestCase("0")]
    [TestCase("false")]
    [TestCase("no")]
    public async Task Variable_that_forbids_orders_is_stronger_than_a_profile(string leave)
    {
        Run.WriteProfiles("""{"default":{"allowOrders":true}}""");
        (Run["KIWOOM_APP_KEY"], Run["KIWOOM_SECRET_KEY"], Run["KIWOOM_ALLOW_ORDERS"]) = ("app", "secret", leave);

        Assert.That(await Run.RunAsync([.. Buy, "--env", "https://192.0.2.1", "--real"]), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(Run.Error, Does.Contain("KIWOOM_ALLOW_ORDERS"));
        Assert.That(Run.Output, Is.Empty);
    }

    [TestCase("KIWOOM_APP_KEY", "KIWOOM_SECRET_KEY")]
    [TestCase("KIWOOM_SECRET_KEY", "KIWOOM_APP_KEY")]
    public async Task Half_of_the_keys_is_not_replaced_by_another_account_s(string there, string missing)
    {
        using var run = new CliRun();
        (run["HOME"], run["APPDATA"]) = (run.Folder, run.Folder);
        run[there] = "one";
        run[missing] = "";
        WriteSecrets(run, """{"Kiwoom:AppKey":"other","Kiwoom:SecretKey":"account"}""");

        Assert.That(await run.RunAsync("keys", "show", "--env", "mock"), Is.EqualTo(ExitCodes.Authentication));
        Assert.That(run.Error.Trim(), Does.StartWith("error: ").And.Contain(missing).And.Not.Contain("\n"));
        Assert.That(run.Output, Is.Empty);
    }

    [TestCase("[]")]
    [TestCase("""{"Kiwoom:AppKey":7,"Kiwoom:SecretKey":"x"}""")]
    [TestCase("""{"Kiwoom:AppKey":"x",""")]
    public async Task Secrets_that_are_none_are_said_to_be(string secrets)
    {
        using var run = new CliRun();
        (run["HOME"], run["APPDATA"]) = (run.Folder, run.Folder);
        WriteSecrets(run, secrets);

        Assert.That(await run.RunAsync("keys", "show", "--env", "mock"), Is.EqualTo(ExitCodes.Authentication));
        Assert.That(run.Error.Trim(), Does.StartWith("error: ").And.Contain("secrets.json").And.Not.Contain("\n"));
    }

    [TestCase("""{"Kiwoom:AppKey":"","Kiwoom:SecretKey":""}""")]
    [TestCase("""{"Kiwoom:AppKey":null,"Kiwoom:SecretKey":null}""")]
    public async Task Empty_secrets_are_no_keys(string secrets)
    {
        using var run = new CliRun();
        (run["HOME"], run["APPDATA"]) = (run.Folder, run.Folder);
        WriteSecrets(run, secrets);

        await run.RunAsync("keys", "show", "--env", "mock");

        Assert.That(run.Output, Does.Not.Contain("user secrets"));
    }

    private static void WriteSecrets(CliRun run, string json)
    {
        var path = UserSecrets.PathOf(run.CreateContext(TextWriter.Null, TextWriter.Null));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, json);
    }

    /// <summary>An output that takes nothing.</summary>
    private sealed class FailingWriter(IOException failure) : TextWriter
    {
        public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;

        public override void Write(char value) => throw failure;
    }
}

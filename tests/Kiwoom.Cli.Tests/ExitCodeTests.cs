using Kiwoom.Cli.Application;
using Kiwoom.Simulator;
using Kiwoom.Testing;

namespace Kiwoom.Cli.Tests;

/// <summary>The exit codes that the guide documents, and one line on what to change.</summary>
internal sealed class ExitCodeTests
{
    [TestCase("call", "ka99999")]
    [TestCase("call", "ka10001")]
    [TestCase("call", "ka10001", "stk_cd")]
    [TestCase("call", "ka10001", "x=1")]
    [TestCase("call", "ka10001", "stk_cd=005930", "StockCode=000660")]
    [TestCase("call", "ka10001", "stk_cd=005930", "--format", "xml")]
    [TestCase("call", "ka10001", "stk_cd=005930", "--max-pages", "0")]
    [TestCase("call", "ka10001", "stk_cd=005930", "--max-pages", "--all")]
    [TestCase("call", "ka10001", "stk_cd=005930", "--since", "2026-01-05")]
    [TestCase("call", "ka10081", "stk_cd=005930", "base_dt=soon", "upd_stkpc_tp=1")]
    [TestCase("call", "ka10001", "stk_cd=005930", "--format", "parquet")]
    [TestCase("call", "kx1", "--url", "/api/dostk/ordr")]
    [TestCase("candles", "005930", "--interval", "2d")]
    [TestCase("candles", "005930", "--from", "2026-02-01", "--to", "2026-01-01")]
    [TestCase("order", "buy", "005930", "10")]
    [TestCase("order", "buy", "005930", "10", "--limit", "60000", "--market")]
    [TestCase("order", "buy", "005930", "0", "--limit", "60000")]
    [TestCase("order", "buy", "005930", "ten", "--limit", "60000")]
    [TestCase("order", "buy", "5930", "10", "--limit", "60000")]
    [TestCase("order", "buy", "005930", "10", "--type", "StopLimit")]
    [TestCase("watch", "samsung")]
    [TestCase("watch", "005930", "--seconds", "soon")]
    [TestCase("errors", "12345678")]
    [TestCase("spec", "show", "nothing")]
    [TestCase("completion", "fish")]
    [TestCase("nonsense")]
    [TestCase("call")]
    [TestCase("orders", "--profile", "nobody")]
    [TestCase("orders", "--env", "elsewhere")]
    public async Task Wrong_arguments_exit_with_2_and_one_line(params string[] args)
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        using var run = new CliRun(simulator.BaseAddress);

        Assert.That(await run.RunAsync(args), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error.Trim(), Does.StartWith("error: ").And.Not.Contain("\n"));
        Assert.That(run.Output, Is.Empty);
        Assert.That(simulator.Orders, Is.Empty);
    }

    [TestCase("")]
    [TestCase("junk\n")]
    public async Task File_that_is_no_recording_is_said_to_be_none(string text)
    {
        using var run = new CliRun();
        var path = Path.Combine(run.Folder, "a.jsonl");
        await File.WriteAllTextAsync(path, text);

        Assert.That(await run.RunAsync("replay", path, "005930", "--speed", "max"), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error.Trim(), Does.StartWith("error: ").And.Contain(path).And.Not.Contain("\n"));
    }

    [Test]
    public async Task Simulator_that_ends_leaves_the_note_of_an_older_one_that_runs()
    {
        await using var older = await KiwoomSimulator.StartAsync();
        await using var newer = await KiwoomSimulator.StartAsync();
        using var run = new CliRun();
        var context = run.CreateContext(TextWriter.Null, TextWriter.Null);
        RunningSimulator.Write(context, older.BaseAddress);
        RunningSimulator.Write(context, newer.BaseAddress);
        await run.RunAsync("book", "005930");
        Assert.That(run.Error, Is.EqualTo($"simulator at {newer.BaseAddress} (started by kiwoom simulate)\n"));

        RunningSimulator.Remove(context, newer.BaseAddress);

        await run.RunAsync("book", "005930");
        Assert.That(run.Error, Is.EqualTo($"simulator at {older.BaseAddress} (started by kiwoom simulate)\n"));
    }

    [Test]
    public async Task Server_that_nobody_chose_is_told_and_a_chosen_one_is_not()
    {
        using var run = new CliRun();

        await run.RunAsync("book", "005930");
        Assert.That(run.Error, Is.EqualTo("no simulator is running: a throw-away one answers\n"));
        Assert.That(await run.RunAsync("order", "buy", "005930", "1", "--market"), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error, Does.StartWith("error: no simulator runs").And.Contain("`kiwoom simulate --exchange`"));

        await using var simulator = await KiwoomSimulator.StartAsync();
        run["KIWOOM_SIMULATOR"] = simulator.BaseAddress.ToString();
        await run.RunAsync("book", "005930");
        Assert.That(run.Error, Is.Empty);
    }

    [Test]
    public async Task Simulator_that_ends_leaves_the_note_of_a_newer_one()
    {
        await using var older = await KiwoomSimulator.StartAsync();
        await using var newer = await KiwoomSimulator.StartAsync();
        using var run = new CliRun();
        var context = run.CreateContext(TextWriter.Null, TextWriter.Null);
        RunningSimulator.Write(context, older.BaseAddress);
        RunningSimulator.Write(context, newer.BaseAddress);

        RunningSimulator.Remove(context, older.BaseAddress);
        Assert.That(RunningSimulator.Find(context), Is.EqualTo(newer.BaseAddress));

        RunningSimulator.Remove(context, newer.BaseAddress);
        Assert.That(RunningSimulator.Find(context), Is.Null);
    }

    [TestCase("bye", "bye", "005930")]
    [TestCase("bye", "order", "bye", "005930", "1")]
    [TestCase("--lmit", "order", "buy", "005930", "1", "--lmit", "60000")]
    public async Task Unknown_word_is_named(string word, params string[] args)
    {
        using var run = new CliRun();

        Assert.That(await run.RunAsync(args), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error.Trim(), Does.StartWith("error: ").And.Contain($"'{word}'").And.Not.Contain("\n"));
    }

    [TestCase(200, """{"return_code":2,"return_msg":"[1511:필수 입력 값에 값이 존재하지 않습니다. 필수입력 파라미터=stk_cd]"}""", ExitCodes.Refused)]
    [TestCase(200, """{"return_code":20,"return_msg":"[2000](RC9000:모의투자에서는 제공하지 않습니다)"}""", ExitCodes.Refused)]
    [TestCase(200, """{"return_code":3,"return_msg":"[8030:투자구분이 달라서 인증에 실패하였습니다]"}""", ExitCodes.Authentication)]
    [TestCase(200, """{"x":1}""", ExitCodes.Failure)]
    public async Task Server_s_answer_has_its_exit_code(int status, string body, int expected)
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        await using var proxy = await Proxy.StartAsync(simulator.BaseAddress);
        proxy.Instead = apiId => apiId == "ka10001" ? (status, body) : null;
        using var run = new CliRun(proxy.Address);

        Assert.That(await run.RunAsync("call", "ka10001", "stk_cd=005930"), Is.EqualTo(expected));
        Assert.That(run.Error.Trim(), Does.StartWith("error: ").And.Not.Contain("\n"));
    }

    [Test]
    public async Task Rejected_order_exits_with_4()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        await using var proxy = await Proxy.StartAsync(simulator.BaseAddress);
        proxy.Instead = apiId => apiId == "kt10000" ? (200, """{"return_code":20,"return_msg":"[2000](RC4058:모의투자 장종료)"}""") : null;
        using var run = new CliRun(proxy.Address);
        string[] order = ["order", "buy", "005930", "10", "--limit", "60000"];
        await run.RunAsync(order);

        Assert.That(await run.RunAsync([.. order, "--confirm", EveryIdTests.CodeOf(run.Output)]), Is.EqualTo(ExitCodes.OrderRejected));
    }

    [Test]
    public async Task Missing_keys_exit_with_6()
    {
        using var run = new CliRun();

        Assert.That(await run.RunAsync("call", "ka10001", "stk_cd=005930", "--env", "mock"), Is.EqualTo(ExitCodes.Authentication));
        Assert.That(run.Error, Does.Contain("KIWOOM_APP_KEY"));
    }

    [Test]
    public void Every_exception_of_the_library_has_an_exit_code()
    {
        using var run = new CliRun();
        var context = run.CreateContext(TextWriter.Null, TextWriter.Null);
        var request = new Kiwoom.Orders.BuyOrderRequest { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 1, Type = OrderType.Market };

        Assert.That(Failures.Explain(KiwoomModelFactory.OrderOutcomeUnknownException(request, DateTimeOffset.UtcNow), context).ExitCode, Is.EqualTo(ExitCodes.OrderOutcomeUnknown));
        Assert.That(typeof(ExitCodes).GetFields().Select(field => (int)field.GetValue(null)!), Is.Unique);
    }

    [Test]
    public void Guide_documents_every_exit_code()
    {
        var guide = File.ReadAllText(Repository.Path("runtime", "docs", "cli.md"));

        Assert.That(typeof(ExitCodes).GetFields().Select(field => $"| {field.GetValue(null)} |").Where(row => !guide.Contains(row, StringComparison.Ordinal)), Is.Empty);
    }
}

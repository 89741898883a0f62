using System.Globalization;
using System.Text.Json.Nodes;
using Kiwoom.Cli.Application;
using Kiwoom.Cli.Verify;
using Kiwoom.Simulator;

namespace Kiwoom.Cli.Tests;

/// <summary><c>kiwoom verify</c> finds what differs from the spec, and its report can be shown to anybody.</summary>
internal sealed class VerifyTests
{
    private const string Account = "5371234567";
    private const string Token = "WQJCwyqInphKnR3bSRtB9NE1lvABCDEFGH";
    private const string Amount = "987654321";

    private static readonly Dictionary<string, Action<JsonObject>> Planted = new()
    {
        // Elements unknown: 8.
        ["ka10001"] = json => json["new_thing"] = "1",
        ["ka10002"] = json => json["acnt_extra"] = Account,
        ["ka10003"] = json => EachRow(json, row => row["new_col"] = Amount),
        ["ka10005"] = json => json["token_echo"] = Token,
        ["ka10006"] = json => json["nested"] = new JsonObject { ["a"] = 1 },
        ["ka10007"] = json => json["list_new"] = new JsonArray("x"),
        ["kt00001"] = json => json["owner_nm"] = "홍길동",
        ["ka00001"] = json => json["acct2"] = Account,

        // Elements missing: 6.
        ["ka10008"] = json => EachRow(json, row => row.Remove(row.First().Key)),
        ["ka10009"] = json => json.Remove(json.First(pair => pair.Value is JsonValue && pair.Key[0] != 'r').Key),
        ["ka10010"] = json => json.Remove(json.First(pair => pair.Value is JsonValue && pair.Key[0] != 'r').Key),
        ["ka10011"] = json => EachRow(json, row => row.Remove("stk_nm")),
        ["ka10013"] = json => EachRow(json, row => row.Remove("dt")),
        ["ka10014"] = json => EachRow(json, row => row.Remove("dt")),

        // Values unread: 5.
        ["ka10015"] = json => EachRow(json, row => row["dt"] = "tomorrow"),
        ["ka10016"] = json => EachRow(json, row => row["cur_prc"] = "n/a"),
        ["ka10017"] = json => EachRow(json, row => row["cur_prc"] = "1,2"),
        ["ka10018"] = json => EachRow(json, row => row["cur_prc"] = Amount + "x"),
        ["ka10020"] = json => EachRow(json, row => row["cur_prc"] = new JsonObject()),

        // Codes outside their tables: 3.
        ["ka10021"] = json => EachRow(json, row => row["pred_pre_sig"] = "9"),
        ["ka10022"] = json => EachRow(json, row => row["pred_pre_sig"] = "8"),
        ["ka10023"] = json => EachRow(json, row => row["pred_pre_sig"] = "Z"),

        // Signs against their codes: 3.
        ["ka10024"] = json => EachRow(json, row => (row["pred_pre_sig"], row["pred_pre"], row["flu_rt"]) = ("2", "-100", "+1")),
        ["ka10027"] = json => EachRow(json, row => (row["pred_pre_sig"], row["pred_pre"], row["flu_rt"]) = ("5", "+100", "-1")),
        ["ka10030"] = json => EachRow(json, row => (row["pred_pre_sig"], row["pred_pre"], row["flu_rt"]) = ("2", "-1", "+1")),

        // Units: 1.
        ["ka10081"] = json => EachRow(json, row => (row["cur_prc"], row["trde_qty"], row["trde_prica"]) = ("70000", "10000000", "700000000000")),
    };

    [Test]
    public async Task Clean_simulator_has_no_difference_and_those_of_the_document_s_examples_are_listed_with_reasons()
    {
        await using var simulator = await KiwoomSimulator.StartAsync(new() { Realtime = new() { MessagesPerSecond = 1000 } });

        var (code, rows, report) = await VerifyAsync(simulator, _ => { });

        Assert.That((code, string.Join('\n', rows)), Is.EqualTo((ExitCodes.Success, "")));
        Assert.That(report, Does.Contain(" ids and types, 0 differences;").And.Contain("## Known, and not counted").And.Not.Contain("Drafts"));
        var known = report[report.IndexOf("## Known", StringComparison.Ordinal)..];
        Assert.That(KnownDifferences.All.Where(item => !known.Contains($"| {item.Kind} | `{item.Path}` |", StringComparison.Ordinal)), Is.Empty, "no line of the list is too many");
        Assert.That(known, Does.Contain("| ka20005 | 업종분봉조회요청 | element unknown | `inds_dt_pole_qry` | The document prints the example of the daily candles (ka20006) here. |"));
    }

    [Test]
    public void What_is_known_of_the_examples_is_counted_on_a_server_which_answers_by_itself()
    {
        var folder = Directory.CreateTempSubdirectory("kiwoom-verify-").FullName;
        var state = VerifyState.Open(Path.Combine(folder, "state.json"), "Mock", "Mock (https://mockapi.kiwoom.com/)");
        state.Add("ka20005", [new Difference("ka20005", "element unknown", "inds_dt_pole_qry", "", 1)]);
        var limits = new LimitsMet("ka10001", 12, 11, 10, 2, 4);

        var report = new VerifyReport(state, isSimulator: false, limits);
        var (server, simulator) = (report.Write(new DateOnly(2026, 1, 5)), new VerifyReport(state, isSimulator: true, limits).Counted);
        Directory.Delete(folder, recursive: true);

        Assert.That((report.Counted.Count, simulator.Count), Is.EqualTo((1, 0)));
        Assert.That(server, Does.Contain("1 differences").And.Contain("## Open in the document").And.Contain("inds_dt_pole_qry: { ko:"));
        Assert.That(server, Does.Contain("ka10001 asked for 12 times at once: 11 answered in 10.0 s (1.1 a second), at most 2 within one second; refused as too many: 4."));
    }

    [Test]
    public async Task Limit_of_a_server_is_told_as_it_was_met()
    {
        await using var simulator = await KiwoomSimulator.StartAsync(new() { RequestsPerSecond = 2 });

        var (_, _, report) = await VerifyAsync(simulator, _ => { }, realtimeSeconds: "0");

        var met = System.Text.RegularExpressions.Regex.Match(report, @"ka\d+ asked for 12 times at once: (\d+) answered in [\d.]+ s \([\d.]+ a second\), at most (\d+) within one second; refused as too many: (\d+)");
        Assert.That(met.Success, report);
        Assert.That(int.Parse(met.Groups[1].Value, CultureInfo.InvariantCulture), Is.InRange(1, 12));
        Assert.That(int.Parse(met.Groups[3].Value, CultureInfo.InvariantCulture), Is.GreaterThan(0));
    }

    [TestCase(0, new int[0])]
    [TestCase(1, new[] { 500 })]
    [TestCase(2, new[] { 0, 999, 1999 })]
    [TestCase(3, new[] { 0, 1000, 1100, 1200, 2001 })]
    public void Burst_is_the_most_answers_within_any_second(int expected, int[] milliseconds) =>
        Assert.That(LimitProbe.MostInASecond([.. milliseconds.Select(at => TimeSpan.FromMilliseconds(at))]), Is.EqualTo(expected));

    [Test]
    public async Task Thirty_planted_differences_are_found_and_nothing_else()
    {
        await using var simulator = await KiwoomSimulator.StartAsync(new() { Realtime = new() { MessagesPerSecond = 1000 } });
        var (code, planted, report) = await VerifyAsync(simulator, proxy =>
        {
            foreach (var (apiId, plant) in Planted)
            {
                proxy.Plants[apiId] = plant;
            }

            // Not served: 2.
            proxy.Instead = apiId => apiId is "ka10031" or "ka10032" ? (200, $$"""{"return_code":20,"return_msg":"[2000](RC9000:{{Account}})"}""") : null;
            proxy.PlantFrame = PlantRealtime;
        });

        Assert.That(code, Is.EqualTo(ExitCodes.Found));
        Assert.That(planted, Has.Count.EqualTo(30), string.Join('\n', planted));
        Assert.That(report, Does.Not.Contain(Account).And.Not.Contain(Token).And.Not.Contain(Amount).And.Not.Contain("홍길동"));
        Assert.That(report, Does.Contain("new_thing: { ko:"));
        Assert.That(report, Does.Contain("Drafts for the descriptors"));
    }

    [Test]
    public async Task Interrupted_run_goes_on_where_it_was()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        await using var proxy = await Proxy.StartAsync(simulator.BaseAddress);
        using var run = new CliRun(proxy.Address);
        var report = Path.Combine(run.Folder, "report.md");
        proxy.Instead = apiId => apiId == "ka10010" ? (200, """{"return_code":3,"return_msg":"[8050:지정단말기 인증에 실패했습니다]"}""") : null;
        string[] args = ["verify", "--out", report, "--realtime-seconds", "0"];

        Assert.That(await run.RunAsync(args), Is.EqualTo(ExitCodes.Authentication));
        Assert.That(File.Exists(report), Is.False);
        var called = proxy.Calls.GetValueOrDefault("ka10002");
        proxy.Instead = null;
        await run.RunAsync(args);

        Assert.That(proxy.Calls["ka10002"], Is.EqualTo(called).And.EqualTo(1), "not called again");
        Assert.That(File.ReadAllText(report), Does.Contain("172 ids and types"));
        Assert.That(proxy.Calls.Keys.Where(id => id.StartsWith("kt1000", StringComparison.Ordinal)), Is.Empty, "no order");
    }

    [TestCase("""{"server":"Simu""")]
    [TestCase("""{"server":"SERVER"}""")]
    [TestCase("""{"server":"SERVER","tooMany":0,"done":{"ka10001":[["kind"]]}}""")]
    [TestCase("[]")]
    public async Task State_that_was_damaged_is_said_to_be(string state)
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        using var run = new CliRun(simulator.BaseAddress);
        var report = Path.Combine(run.Folder, "report.md");
        File.WriteAllText(report + ".state.json", state.Replace("SERVER", KiwoomEnvironment.Simulator(simulator.BaseAddress).ToString(), StringComparison.Ordinal));

        Assert.That(await run.RunAsync("verify", "ka10001", "--out", report), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error.Trim(), Does.StartWith("error: ").And.Contain("report.md.state.json").And.Not.Contain("\n"));
    }

    [Test]
    public async Task Realtime_types_that_were_refused_are_none_that_are_as_the_spec_says()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        await using var proxy = await Proxy.StartAsync(simulator.BaseAddress);
        proxy.PlantFrame = frame =>
        {
            if (frame["trnm"]?.GetValue<string>() == "REG")
            {
                (frame["return_code"], frame["return_msg"]) = (105_108, "refused");
            }

            return frame;
        };
        using var run = new CliRun(proxy.Address);
        var report = Path.Combine(run.Folder, "report.md");

        Assert.That(await run.RunAsync(["verify", "ka10001", .. RealtimeVerifier.Types.Select(type => type.ApiId), "--out", report, "--realtime-seconds", "20"]), Is.EqualTo(ExitCodes.Found), run.Error);
        Assert.That(File.ReadAllText(report).Split('\n').Count(line => line.StartsWith("| 0", StringComparison.Ordinal) && line.Contains("| " + Differences.Failed + " |", StringComparison.Ordinal)), Is.GreaterThan(5));
    }

    [Test]
    public async Task Keys_of_an_account_are_no_business_of_the_run_s_own_simulator()
    {
        using var run = new CliRun();
        (run["KIWOOM_APP_KEY"], run["KIWOOM_SECRET_KEY"]) = ("an", "account's");
        var report = Path.Combine(run.Folder, "report.md");

        Assert.That(await run.RunAsync("verify", "0B", "--out", report, "--realtime-seconds", "1"), Is.EqualTo(ExitCodes.Success), run.Error);
        Assert.That(File.ReadAllText(report), Does.Contain("\n0B\n"));
    }

    private static async Task<(int Code, List<string> Rows, string Report)> VerifyAsync(KiwoomSimulator simulator, Action<Proxy> plant, string realtimeSeconds = "3")
    {
        await using var proxy = await Proxy.StartAsync(simulator.BaseAddress);
        plant(proxy);
        using var run = new CliRun(proxy.Address);
        var path = Path.Combine(run.Folder, "report.md");
        var code = await run.RunAsync("verify", "--out", path, "--realtime-seconds", realtimeSeconds);
        var report = File.ReadAllText(path);

        // The rows of the table of differences: what is known has a table of its own below.
        var end = report.IndexOf("\n## Known", StringComparison.Ordinal);
        return (code, [.. report[..end].Split('\n').Where(line => line.StartsWith("| k", StringComparison.Ordinal) || line.StartsWith("| 0", StringComparison.Ordinal))], report);
    }

    /// <summary>Realtime: a value unknown, and one unread.</summary>
    private static JsonObject? PlantRealtime(JsonObject frame)
    {
        if (frame["trnm"]?.GetValue<string>() == "REAL")
        {
            foreach (var entry in frame["data"]!.AsArray().Where(entry => entry!["type"]!.GetValue<string>() == "0B"))
            {
                var values = entry!["values"]!.AsObject();
                values["9999"] = Account;
                values["10"] = Amount + "?";
            }
        }

        return frame;
    }

    private static void EachRow(JsonObject json, Action<JsonObject> change)
    {
        foreach (var row in json.First(pair => pair.Value is JsonArray).Value!.AsArray())
        {
            change(row!.AsObject());
        }
    }
}

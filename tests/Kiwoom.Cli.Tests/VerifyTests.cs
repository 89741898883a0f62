using System.Text.Json.Nodes;
using Kiwoom.Cli.Application;
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

    // What the document's own examples differ in, which the simulator answers with: ERRATA tells them.
    [Test]
    public async Task Thirty_planted_differences_are_found_and_nothing_else()
    {
        await using var simulator = await KiwoomSimulator.StartAsync(new() { Realtime = new() { MessagesPerSecond = 1000 } });
        var before = await VerifyAsync(simulator, _ => { });
        var after = await VerifyAsync(simulator, proxy =>
        {
            foreach (var (apiId, plant) in Planted)
            {
                proxy.Plants[apiId] = plant;
            }

            // Not served: 2.
            proxy.Instead = apiId => apiId is "ka10031" or "ka10032" ? (200, $$"""{"return_code":20,"return_msg":"[2000](RC9000:{{Account}})"}""") : null;
            proxy.PlantFrame = PlantRealtime;
        });

        var planted = after.Rows.Except(before.Rows).ToList();
        TestContext.Progress.WriteLine($"{planted.Count} planted, {before.Rows.Count} of the document's examples");
        Assert.That(string.Join('\n', before.Rows.Except(after.Rows)), Is.Empty, "nothing is lost either");
        Assert.That(planted, Has.Count.EqualTo(30), string.Join('\n', planted));
        Assert.That(after.Report, Does.Not.Contain(Account).And.Not.Contain(Token).And.Not.Contain(Amount).And.Not.Contain("홍길동"));
        Assert.That(after.Report, Does.Contain("new_thing: { ko:"));
        Assert.That(after.Report, Does.Contain("Drafts for the descriptors"));
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
        var called = proxy.Calls.GetValueOrDefault("ka10001");
        proxy.Instead = null;
        await run.RunAsync(args);

        Assert.That(proxy.Calls["ka10001"], Is.EqualTo(called), "not called again");
        Assert.That(File.ReadAllText(report), Does.Contain("172 ids and types"));
        Assert.That(proxy.Calls.Keys.Where(id => id.StartsWith("kt1000", StringComparison.Ordinal)), Is.Empty, "no order");
    }

    private static async Task<(List<string> Rows, string Report)> VerifyAsync(KiwoomSimulator simulator, Action<Proxy> plant)
    {
        await using var proxy = await Proxy.StartAsync(simulator.BaseAddress);
        plant(proxy);
        using var run = new CliRun(proxy.Address);
        var path = Path.Combine(run.Folder, "report.md");
        Assert.That(await run.RunAsync("verify", "--out", path, "--realtime-seconds", "3"), Is.EqualTo(ExitCodes.Found), run.Error);
        var report = File.ReadAllText(path);

        // Without the last column: how often a message differs depends on how many came.
        return ([.. report.Split('\n').Where(line => line.StartsWith("| k", StringComparison.Ordinal) || line.StartsWith("| 0", StringComparison.Ordinal)).Select(line => line[..line.TrimEnd(' ', '|').LastIndexOf('|')])], report);
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

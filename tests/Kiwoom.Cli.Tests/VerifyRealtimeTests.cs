using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Kiwoom.Cli.Application;
using Kiwoom.Cli.Verify;
using Kiwoom.Simulator;

namespace Kiwoom.Cli.Tests;

/// <summary><c>kiwoom verify</c> says of realtime types what their messages showed, and of a server what that server showed.</summary>
internal sealed class VerifyRealtimeTests
{
    [Test]
    public async Task Type_of_which_no_message_came_is_not_as_the_spec_says_and_no_other_type_is_followed()
    {
        await using var simulator = await KiwoomSimulator.StartAsync(new() { Realtime = new() { MessagesPerSecond = 1000 } });
        await using var proxy = await Proxy.StartAsync(simulator.BaseAddress);
        var registered = new ConcurrentDictionary<string, bool>();
        proxy.PlantFrame = frame => WithoutMessagesOf("0D", frame, registered);
        using var run = new CliRun(proxy.Address);
        var path = Path.Combine(run.Folder, "report.md");

        Assert.That(await run.RunAsync("verify", "0B", "0D", "--out", path, "--realtime-seconds", "5"), Is.EqualTo(ExitCodes.Success), run.Error);

        var report = File.ReadAllText(path);
        Assert.That(report, Does.Contain("\n1 ids and types, 0 differences;").And.Contain("\n## As the spec says (1)\n0B\n"));
        Assert.That(report, Does.Contain("\n## No message came (1)\n").And.Contain("\n0D\n"));
        Assert.That(run.Error, Does.Contain("of 1 realtime types no message came"));
        Assert.That(registered.Keys, Is.SubsetOf(new[] { "0B", "0D" }), "messages of no other type");
    }

    [Test]
    public void Type_of_which_no_message_came_is_followed_again_by_a_run_that_goes_on()
    {
        using var run = new CliRun();
        var path = Path.Combine(run.Folder, "state.json");
        var state = VerifyState.Open(path, "Simulator", "http://127.0.0.1:5000/");
        state.Add("0B", []);
        state.AddSilent("0D");

        var again = VerifyState.Open(path, "Simulator", "http://127.0.0.1:5000/");

        Assert.That(state.Silent, Is.EqualTo(new[] { "0D" }));
        Assert.That((again.Done.ContainsKey("0B"), again.Done.ContainsKey("0D"), again.Silent.Count), Is.EqualTo((true, false, 0)));
    }

    [Test]
    public async Task Run_goes_on_at_its_own_server_alone()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        await using var first = await Proxy.StartAsync(simulator.BaseAddress);
        await using var second = await Proxy.StartAsync(simulator.BaseAddress);
        first.Instead = apiId => apiId == "ka10002" ? (200, """{"return_code":3,"return_msg":"[8050:지정단말기 인증에 실패했습니다]"}""") : null;
        using var run = new CliRun(first.Address);
        var path = Path.Combine(run.Folder, "report.md");
        string[] args = ["verify", "ka10001", "ka10002", "--out", path];
        Assert.That(await run.RunAsync(args), Is.EqualTo(ExitCodes.Authentication), run.Error);

        run["KIWOOM_ENVIRONMENT"] = second.Address.ToString();
        Assert.That(await run.RunAsync(args), Is.EqualTo(ExitCodes.Success), run.Error);

        Assert.That(second.Calls.GetValueOrDefault("ka10001"), Is.EqualTo(1), "what another server answered says nothing of this one");
        Assert.That(File.ReadAllText(path), Does.Contain("2 ids and types").And.Not.Contain("127.0.0.1"));
    }

    [Test]
    public async Task Run_on_a_simulator_of_its_own_goes_on_wherever_the_next_one_listens()
    {
        using var run = new CliRun();
        var path = Path.Combine(run.Folder, "report.md");
        File.WriteAllText(path + ".state.json", """{"server":"Simulator","tooMany":0,"done":{"ka10001":[["planted","","",1]]}}""");

        Assert.That(await run.RunAsync("verify", "ka10001", "--out", path), Is.EqualTo(ExitCodes.Found), run.Error);
        Assert.That(File.ReadAllText(path), Does.Contain("| planted |"));
    }

    private static JsonObject? WithoutMessagesOf(string type, JsonObject frame, ConcurrentDictionary<string, bool> seen)
    {
        if (frame["trnm"]?.GetValue<string>() != "REAL")
        {
            return frame;
        }

        var data = frame["data"]!.AsArray();
        foreach (var message in data.ToList())
        {
            var of = message!["type"]!.GetValue<string>();
            seen[of] = true;
            if (of == type)
            {
                data.Remove(message);
            }
        }

        return data.Count > 0 ? frame : null;
    }
}

namespace Kiwoom.Tests.Realtime.Registration;

/// <summary>Everything that can happen to registrations, all at once, by seed.</summary>
[Category("Endurance")]
internal sealed class RegistrationRunTests
{
    private const int UsualSeeds = 60;
    private const int UsualSeedsOverSockets = 4;
    private const int SocketShare = 100;
    private const int OperationsOfASeed = 60;
    private const int LinesOfAJournal = 60;

    // Of the model's clock, which costs nothing.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    [Test]
    public Task Registrations_come_to_rest_whatever_happens_to_them_by_a_clock_that_stands_still() =>
        RunAsync("registrations", SeedVariable.Read(UsualSeeds), OperationsOfASeed, seed => Task.FromResult<IRegistrationServer>(new ModelServer(seed)));

    [Test]
    public Task Registrations_come_to_rest_whatever_happens_to_them_over_real_sockets() =>
        RunAsync("registrations over sockets", SeedVariable.Read(UsualSeedsOverSockets, SocketShare), OperationsOfASeed, async seed => await SimulatedServer.StartAsync(seed));

    // Trades are many, and say little.
    private static bool IsTelling(string line) => !line.Contains("REAL", StringComparison.Ordinal);

    private static async Task RunAsync(string name, IEnumerable<int> seeds, int operations, Func<int, Task<IRegistrationServer>> start)
    {
        var counts = new RunCounts(name);
        var findings = new List<string>();
        foreach (var seed in seeds)
        {
            await using var server = await start(seed);
            var run = new RegistrationRun(server, seed, Patience);
            await run.RunAsync(operations);
            counts.Add(run);
            if (run.Findings.Count == 0)
            {
                continue;
            }

            var again = $"{SeedVariable.Name}={seed}-{seed} dotnet test tests/Kiwoom.Tests --filter {TestContext.CurrentContext.Test.Name}";
            findings.Add($"seed {seed}: {string.Join("; ", run.Findings)}. To repeat: {again}");
            TestContext.Out.WriteLine(findings[^1]);
            TestContext.Out.WriteLine(string.Join('\n', SeedVariable.IsOne ? server.Journal : server.Journal.Where(IsTelling).TakeLast(LinesOfAJournal)));
        }

        TestContext.Out.WriteLine(counts);
        Assert.That(findings, Is.Empty);
        Assert.That(counts.IsClean, Is.True, counts.ToString());
    }
}

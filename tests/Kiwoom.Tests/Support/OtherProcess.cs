using System.Diagnostics;

namespace Kiwoom.Tests.Support;

/// <summary>
/// This assembly as a program, for what only a second process can show: it takes a token's lock, says so, and holds it until it is
/// killed or its input ends.
/// </summary>
internal sealed class OtherProcess : IDisposable
{
    private const string Held = "held";

    private readonly Process _process;

    private OtherProcess(Process process) => _process = process;

    public static async Task<int> Main(string[] args)
    {
        if (args is not [var directory, var key])
        {
            await Console.Error.WriteLineAsync("Give a token directory and a key; the tests themselves run with 'dotnet test'.");
            return 2;
        }

        await using (await new FileTokenStore(directory).LockAsync(key, CancellationToken.None))
        {
            Console.WriteLine(Held);
            await Console.In.ReadToEndAsync();
        }

        return 0;
    }

    /// <summary>Starts it and waits until it holds the lock.</summary>
    public static async Task<OtherProcess> LockAsync(string directory, string key)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList = { "exec", typeof(OtherProcess).Assembly.Location, directory, key },
        };
        var process = Process.Start(start)!;
        Assert.That(await process.StandardOutput.ReadLineAsync(), Is.EqualTo(Held));
        return new OtherProcess(process);
    }

    /// <summary>Ends it as a crash would: nothing of its own is run any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}

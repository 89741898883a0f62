using System.Diagnostics;

namespace Kiwoom.Tests.Support;

/// <summary>A real Redis server, if this machine has one: on a socket file, so that no port is taken, and without files of its own.</summary>
internal sealed class RedisServer : IDisposable
{
    private const string Program = "redis-server";

    private readonly TemporaryDirectory _directory;
    private readonly Process _process;

    private RedisServer(TemporaryDirectory directory, Process process)
    {
        _directory = directory;
        _process = process;
    }

    private string SocketPath => SocketPathIn(_directory);

    /// <summary>Starts it; the test that asks is ignored where there is none.</summary>
    public static async Task<RedisServer> StartAsync()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, Program)).FirstOrDefault(File.Exists);
        if (program is null)
        {
            await TestContext.Progress.WriteLineAsync($"Redis: NOT used, for there is no {Program} on PATH.");
            Assert.Ignore($"There is no {Program} on PATH.");
        }

        var directory = new TemporaryDirectory();
        var start = new ProcessStartInfo(program!)
        {
            RedirectStandardOutput = true,
            ArgumentList = { "--port", "0", "--unixsocket", SocketPathIn(directory), "--save", "", "--appendonly", "no", "--daemonize", "no", "--dir", directory.Root },
        };
        var process = Process.Start(start)!;
        var server = new RedisServer(directory, process);
        string? line;
        do
        {
            line = await process.StandardOutput.ReadLineAsync();
        }
        while (line is not null && !line.Contains("ready to accept connections", StringComparison.OrdinalIgnoreCase));

        if (line is null)
        {
            server.Dispose();
            Assert.Fail($"{program} ended without serving.");
        }

        // Nobody needs the rest, but a full pipe would stop the server.
        _ = process.StandardOutput.ReadToEndAsync();
        await TestContext.Progress.WriteLineAsync($"Redis: used, {program}.");
        return server;
    }

    /// <summary>A cache with a connection of its own, as another process would have.</summary>
    public RedisConnection Connect() => new(SocketPath);

    /// <summary>Ends the server as a crash would.</summary>
    public void Stop()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Stop();
        _process.Dispose();
        _directory.Dispose();
    }

    private static string SocketPathIn(TemporaryDirectory directory) => directory.PathOf("redis");
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace Kiwoom.Redis.Tests.Support;

/// <summary>A real Redis server on a free port of this machine, if it has one: the tests that ask for it are ignored otherwise.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private const string Program = "redis-server";

    // A busy machine is no Redis that is away. Tests that freeze it take the default instead.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _directory = Directory.CreateTempSubdirectory("kiwoom-redis").FullName;
    private readonly string[] _arguments;
    private Process? _process;

    private RedisServer(int port, string[] arguments) => (Port, _arguments) = (port, arguments);

    public int Port { get; }

    public string Configuration => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    /// <summary>Options for it with more patience than the default.</summary>
    public KiwoomRedisOptions CreateOptions() => new() { Configuration = Configuration, CommandTimeout = Patience };

    /// <summary>Starts one; what it keeps is in memory alone.</summary>
    public static async Task<RedisServer> StartAsync(params string[] arguments)
    {
        var server = new RedisServer(FreePort(), arguments);
        await server.StartProcessAsync();
        return server;
    }

    /// <summary>Ends it as a crash would.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Starts it again, on the same port.</summary>
    public Task RestartAsync() => StartProcessAsync();

    /// <summary>Stops it as it stands (SIGSTOP): its connections stay open, and nothing answers.</summary>
    public void Freeze() => Signals.Send(_process!.Id, Signals.Stop);

    /// <summary>Lets it go on.</summary>
    public void Thaw() => Signals.Send(_process!.Id, Signals.Continue);

    /// <summary>A connection of the test's own.</summary>
    public async Task<IConnectionMultiplexer> ConnectAsync() => await ConnectionMultiplexer.ConnectAsync(Configuration + ",allowAdmin=true");

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        Directory.Delete(_directory, recursive: true);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task StartProcessAsync()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, Program)).FirstOrDefault(File.Exists);
        if (program is null)
        {
            Assert.Ignore($"There is no {Program} on PATH: install redis-server from your system's packages to run this test.");
        }

        var start = new ProcessStartInfo(program!)
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--daemonize", "no", "--dir", _directory,
            },
        };
        foreach (var argument in _arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        string? line;
        do
        {
            line = await _process.StandardOutput.ReadLineAsync();
        }
        while (line is not null && !line.Contains("ready to accept connections", StringComparison.OrdinalIgnoreCase));

        Assert.That(line, Is.Not.Null, $"{program} ended without serving.");

        // Nobody needs the rest, but a full pipe would stop the server.
        _ = _process.StandardOutput.ReadToEndAsync();
    }
}

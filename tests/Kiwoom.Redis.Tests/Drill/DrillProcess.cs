using System.Diagnostics;
using Kiwoom.Redis.Tests.Support;

namespace Kiwoom.Redis.Tests.Drill;

/// <summary>One of the drill's processes, as the drill sees it.</summary>
internal sealed class DrillProcess : IDisposable
{
    private readonly Process _process;

    private DrillProcess(Process process, string name, string? file) => (_process, Name, File) = (process, name, file);

    public string Name { get; }

    /// <summary>Where it writes down what it gets.</summary>
    public string? File { get; }

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<DrillProcess> StartAsync(string mode, string name, string? file, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "exec", typeof(DrillProcess).Assembly.Location, mode },
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = new DrillProcess(Process.Start(start)!, name, file);
        var errors = process._process.StandardError.ReadToEndAsync();
        if (await process._process.StandardOutput.ReadLineAsync() is var line and not "ready")
        {
            await process._process.WaitForExitAsync();
            Assert.Fail($"{name} began with '{line}' and ended: {await errors}");
        }

        return process;
    }

    /// <summary>Ends it as a crash would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Freeze() => Signals.Send(_process.Id, Signals.Stop);

    public void Thaw() => Signals.Send(_process.Id, Signals.Continue);

    /// <summary>Has it end in order, and takes what it says at its end.</summary>
    public async Task<string?> EndWithLineAsync(CancellationToken cancellationToken)
    {
        _process.StandardInput.Close();
        var line = await _process.StandardOutput.ReadLineAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        return line;
    }

    /// <summary>Has it end in order.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(cancellationToken);
    }

    public Task WaitAsync(CancellationToken cancellationToken) => _process.WaitForExitAsync(cancellationToken);

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

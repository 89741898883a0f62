// A service that follows a stock and records all that comes, to the byte: KiwoomReplay plays the file again (README, "Yesterday's stream again").
//   dotnet run -- trades.jsonl.gz [messages]      by default 20, and it ends by itself
using System.Globalization;
using Kiwoom;
using Kiwoom.Recording;
using Kiwoom.Simulator;
using RecordingWorker;

var file = args.ElementAtOrDefault(0) ?? Path.Combine(Path.GetTempPath(), $"kiwoom-{Guid.NewGuid():N}.jsonl.gz");
var count = int.Parse(args.ElementAtOrDefault(1) ?? "20", CultureInfo.InvariantCulture);

await using var simulator = await KiwoomSimulator.StartAsync(new() { Realtime = new() { MessagesPerSecond = 50 } });

// Disposed of after the host, whose client writes to it to the last: or the file lacks its end.
await using var recorder = Recorder.ToFile(file);
var builder = Host.CreateApplicationBuilder();
builder.Services.AddKiwoom(options =>
{
    options.Environment = KiwoomEnvironment.Simulator(simulator.BaseAddress);
    options.AppKey = simulator.AppKey;
    options.SecretKey = simulator.SecretKey;
    options.Recorder = recorder;
});
builder.Services.AddHostedService(services => new Follower(
    services.GetRequiredService<IKiwoomClient>(), services.GetRequiredService<IHostApplicationLifetime>(), count));
using (var host = builder.Build())
{
    await host.RunAsync();
}

Console.WriteLine($"recorded {count} trades in {file}");

using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using Kiwoom.Simulator;

namespace Kiwoom.Benchmarks;

/// <summary>
/// The way of messages from a server on loopback to a consumer, and its floor: a <see cref="ClientWebSocket"/> loop that only receives
/// the same frames. The simulator sends as fast as it can; both ways take turns.
/// </summary>
internal static class LoopbackStream
{
    private const int Messages = 20_000;
    private const int Rounds = 9;

    public static async Task RunAsync(string type)
    {
        await ReceiveRawAsync(type);
        await ReceiveTypedAsync(type);
        var pairs = new List<(double Raw, double Typed)>();
        for (var round = 0; round < Rounds; round++)
        {
            var raw = await ReceiveRawAsync(type);
            pairs.Add((raw, await ReceiveTypedAsync(type)));
        }

        var ratio = pairs.Select(pair => pair.Typed / pair.Raw).Order().ElementAt(Rounds / 2);
        var (floor, typed) = (pairs.Select(pair => pair.Raw).Order().ElementAt(Rounds / 2), pairs.Select(pair => pair.Typed).Order().ElementAt(Rounds / 2));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{"end to end " + type,-30}{floor,9:0.0} µs{typed,9:0.0} µs{ratio,8:0.00}   {1_000_000 / typed,9:N0} messages a second"));
    }

    private static async Task<double> ReceiveRawAsync(string type)
    {
        await using var simulator = await StartAsync();
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(simulator.Realtime.Address.ToString()), CancellationToken.None);
        var token = await TokenAsync(simulator);
        await SendAsync(socket, $$"""{"trnm":"LOGIN","token":"{{token}}"}""");
        await SendAsync(socket, $$"""{"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":["005930"],"type":["{{type}}"]}]}""");
        var buffer = new byte[64 * 1024];
        for (var answers = 0; answers < 2; answers++)
        {
            await ReceiveAsync(socket, buffer);
        }

        var publishing = PublishAsync(simulator, type);
        var began = Stopwatch.GetTimestamp();
        for (var received = 0; received < Messages; received++)
        {
            await ReceiveAsync(socket, buffer);
        }

        var elapsed = Stopwatch.GetElapsedTime(began);
        await publishing;
        return elapsed.TotalMicroseconds / Messages;
    }

    private static async Task<double> ReceiveTypedAsync(string type)
    {
        await using var simulator = await StartAsync();
        await using var client = new KiwoomClient(OptionsFor(simulator));
        return type == "0B"
            ? await DrainAsync(client.Realtime.StockTrades("005930"), simulator, type)
            : await DrainAsync(client.Realtime.OrderBooks("005930"), simulator, type);
    }

    private static async Task<double> DrainAsync<TMessage>(RealtimeStream<TMessage> stream, KiwoomSimulator simulator, string type)
        where TMessage : RealtimeMessage
    {
        await stream.StartAsync();
        var publishing = PublishAsync(simulator, type);
        var began = Stopwatch.GetTimestamp();
        var received = 0;
        await foreach (var message in stream)
        {
            if (++received == Messages)
            {
                break;
            }
        }

        var elapsed = Stopwatch.GetElapsedTime(began);
        await publishing;
        return elapsed.TotalMicroseconds / Messages;
    }

    private static Task<KiwoomSimulator> StartAsync() => KiwoomSimulator.StartAsync();

    private static Task PublishAsync(KiwoomSimulator simulator, string type) => Task.Run(async () =>
    {
        for (var sent = 0; sent < Messages; sent++)
        {
            await simulator.Realtime.PublishAsync(type, "005930");
        }
    });

    private static KiwoomOptions OptionsFor(KiwoomSimulator simulator) => new()
    {
        Environment = KiwoomEnvironment.Simulator(simulator.BaseAddress),
        AppKey = simulator.AppKey,
        SecretKey = simulator.SecretKey,
    };

    private static async Task<string> TokenAsync(KiwoomSimulator simulator)
    {
        await using var client = new KiwoomClient(OptionsFor(simulator));
        return (await client.OAuth.IssueTokenAsync(new() { AppKey = simulator.AppKey, SecretKey = simulator.SecretKey })).Token.Reveal();
    }

    private static Task SendAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    private static async Task ReceiveAsync(ClientWebSocket socket, byte[] buffer)
    {
        while (!(await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None)).EndOfMessage)
        {
        }
    }
}

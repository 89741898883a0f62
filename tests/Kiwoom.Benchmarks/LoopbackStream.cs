using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using Kiwoom.Realtime;

namespace Kiwoom.Benchmarks;

/// <summary>
/// The way of messages from a server on loopback to a consumer, and its floor: a <see cref="ClientWebSocket"/> loop that only receives
/// the same frames. The server sends as fast as it can; both ways take turns.
/// </summary>
internal static class LoopbackStream
{
    private const int Messages = 50_000;

    /// <summary>Until the compiler is done: it took a quarter of the processor while the first rounds ran.</summary>
    private const int WarmUps = 40;
    private const int Rounds = 31;

    public static async Task RunAsync(string type)
    {
        using var server = StreamServer.Start();
        var rounds = new List<(Cost Raw, Cost Typed)>();
        for (var round = 0; round < WarmUps + Rounds; round++)
        {
            var raw = await ReceiveRawAsync(server, type);
            rounds.Add((raw, await ReceiveTypedAsync(server, type)));
        }

        rounds.RemoveRange(0, WarmUps);
        var ratio = Median(rounds.Select(round => round.Typed.Time / round.Raw.Time));
        var (floor, typed) = (Median(rounds.Select(round => round.Raw.Time)), Median(rounds.Select(round => round.Typed.Time)));
        var cores = Median(rounds.Select(round => round.Typed.Processor));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{"end to end " + type,-30}{floor,9:0.0} µs{typed,9:0.0} µs{ratio,8:0.00}   {1_000_000 / typed,9:N0} messages a second, {1_000_000 / cores,9:N0} a core"));
    }

    private static async Task<Cost> ReceiveRawAsync(StreamServer server, string type)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(server.RealtimeAddress, CancellationToken.None);
        await SendAsync(socket, $$"""{"trnm":"LOGIN","token":"{{await TokenAsync(server)}}"}""");
        await SendAsync(socket, $$"""{"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":["{{StreamServer.Item}}"],"type":["{{type}}"]}]}""");
        var buffer = new byte[64 * 1024];
        for (var answers = 0; answers < 2; answers++)
        {
            await ReceiveAsync(socket, buffer);
        }

        var meter = Meter.Start();
        server.Publish(type, Messages);
        for (var received = 0; received < Messages; received++)
        {
            await ReceiveAsync(socket, buffer);
        }

        return meter.CostOf(Messages);
    }

    private static async Task<Cost> ReceiveTypedAsync(StreamServer server, string type)
    {
        await using var client = new KiwoomClient(server.CreateOptions());
        return type == "0B"
            ? await DrainAsync(client.Realtime.StockTrades(StreamServer.Item), server, type)
            : await DrainAsync(client.Realtime.OrderBooks(StreamServer.Item), server, type);
    }

    private static async Task<Cost> DrainAsync<TMessage>(RealtimeStream<TMessage> stream, StreamServer server, string type)
        where TMessage : RealtimeMessage
    {
        await stream.StartAsync();
        var meter = Meter.Start();
        server.Publish(type, Messages);
        var received = 0;
        await foreach (var message in stream)
        {
            if (++received == Messages)
            {
                break;
            }
        }

        return meter.CostOf(Messages);
    }

    private static async Task<string> TokenAsync(StreamServer server)
    {
        await using var client = new KiwoomClient(server.CreateOptions());
        return (await client.OAuth.IssueTokenAsync(new() { AppKey = server.AppKey, SecretKey = server.SecretKey })).Token.Reveal();
    }

    private static Task SendAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    private static async Task ReceiveAsync(ClientWebSocket socket, byte[] buffer)
    {
        while (!(await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None)).EndOfMessage)
        {
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    /// <summary>Microseconds a message: by the clock, and of this process's processor time.</summary>
    private readonly record struct Cost(double Time, double Processor);

    private readonly record struct Meter(long Began, TimeSpan Processor)
    {
        public static Meter Start() => new(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);

        public Cost CostOf(int messages) =>
            new(Stopwatch.GetElapsedTime(Began).TotalMicroseconds / messages, (Environment.CpuUsage.TotalTime - Processor).TotalMicroseconds / messages);
    }
}

using Kiwoom.Realtime;
using Kiwoom.Simulator;
using Kiwoom.Testing;

namespace Kiwoom.Additions.Tests;

/// <summary>Realtime types of a project's own spec, over a real WebSocket.</summary>
public sealed class AddedStreamTests
{
    [Test]
    public async Task An_added_type_streams_as_the_built_in_ones()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        await using var kiwoom = ClientOf(simulator);
        var stream = kiwoom.Realtime.NumberedTrades("005930");
        await stream.StartAsync();

        await simulator.Realtime.PublishAsync("9A", "005930", new Dictionary<string, string> { ["20"] = "090001", ["10"] = "-70500", ["9999"] = "42" });

        var trade = await FirstAsync(stream);
        Assert.That((trade.StockCode.Code, trade.CurrentPrice, trade.ExecutionSequence), Is.EqualTo(("005930", (decimal?)70_500, (long?)42)));
    }

    /// <summary>The server sends the amount alone beside a code: without the code a fall would be a rise.</summary>
    [TestCase("5", -500)]
    [TestCase("2", 500)]
    public async Task A_value_of_an_added_type_takes_its_sign_from_its_code(string sign, int change)
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        await using var kiwoom = ClientOf(simulator);
        var stream = kiwoom.Realtime.NumberedTrades("005930");
        await stream.StartAsync();

        await simulator.Realtime.PublishAsync("9A", "005930", new Dictionary<string, string> { ["20"] = "090001", ["11"] = "500", ["25"] = sign });

        Assert.That((await FirstAsync(stream)).Change, Is.EqualTo(change));
    }

    [Test]
    public async Task An_override_takes_the_messages_and_the_type_before_says_so()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        await using var kiwoom = ClientOf(simulator);
        var stream = kiwoom.Realtime.BestPrices("005930");
        await stream.StartAsync();
        await simulator.Realtime.PublishAsync("0C", "005930", new Dictionary<string, string> { ["27"] = "+70600", ["28"] = "+70500" });

        Assert.That((await FirstAsync(stream)).BestAsk, Is.EqualTo(70_600));
        Assert.That(() => kiwoom.Realtime.BestQuotes("005930"), Throws.TypeOf<KiwoomRequestException>().With.Message.Contains("0C has another message type in this program's own spec"));
    }

    [Test]
    public async Task A_feed_brings_messages_of_an_added_type()
    {
        var feed = new RealtimeFeed();
        feed.Publish(new NumberedTrade { Item = "005930", ExecutionSequence = 1 });
        feed.Complete();

        Assert.That((await FirstAsync(feed.Realtime.NumberedTrades("005930"))).ExecutionSequence, Is.EqualTo(1));
    }

    private static KiwoomClient ClientOf(KiwoomSimulator simulator) => new(new KiwoomOptions
    {
        Environment = KiwoomEnvironment.Simulator(simulator.BaseAddress),
        AppKey = simulator.AppKey,
        SecretKey = simulator.SecretKey,
    });

    private static async Task<T> FirstAsync<T>(RealtimeStream<T> stream)
        where T : RealtimeMessage
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await foreach (var message in stream.WithCancellation(patience.Token))
        {
            return message;
        }

        throw new InvalidOperationException("The stream ended.");
    }
}

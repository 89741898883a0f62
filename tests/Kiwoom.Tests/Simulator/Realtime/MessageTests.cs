using System.Globalization;
using System.Text.Json;
using Kiwoom.Simulator;
using Kiwoom.Simulator.Realtime;

namespace Kiwoom.Tests.Simulator.Realtime;

internal sealed class MessageTests
{
    private static IEnumerable<string> Examples => Directory.EnumerateFiles(Path.Combine(SpecFiles.Folder, "examples"), "*.message.json")
        .Select(Path.GetFileName).Where(name => !name!.StartsWith('k'))!;

    [Test]
    public void All_19_types_have_an_example() => Assert.That(Examples.Count(), Is.EqualTo(19));

    [TestCaseSource(nameof(Examples))]
    public async Task Message_is_the_documents_example_with_the_item_asked_for(string file)
    {
        var example = JsonElement.Parse(SpecFiles.Read("examples/" + file)).GetProperty("data")[0];
        var type = example.GetProperty("type").GetString()!;
        await using var session = await SimulatorSession.StartAsync();
        using var socket = await RawSocket.LogInAsync(session);
        await socket.RegisterAsync(type, "ITEM");

        await session.Simulator.Realtime.PublishAsync(type, "ITEM");
        var entry = (await socket.ReceiveJsonAsync()).GetProperty("data")[0];

        Assert.That(entry.GetProperty("item").GetString(), Is.EqualTo("ITEM"));
        Assert.That(entry.GetProperty("name").GetString(), Is.EqualTo(example.GetProperty("name").GetString()));
        Assert.That(JsonElement.DeepEquals(entry.GetProperty("values"), example.GetProperty("values")), Is.True);
    }

    [TestCase(MessageOrder.ValuesFirst, """{"data":[{"values":{"27":"-1","28":"-20700","9999":"가"},"type":"0C","name":"주식우선호가","item":"1"}],"trnm":"REAL"}""")]
    [TestCase(MessageOrder.ValuesLast, """{"trnm":"REAL","data":[{"type":"0C","name":"주식우선호가","item":"1","values":{"27":"-1","28":"-20700","9999":"가"}}]}""")]
    public async Task Members_come_in_the_order_asked_for_with_values_replaced_and_added(MessageOrder order, string expected)
    {
        await using var session = await SimulatorSession.StartAsync(
            new KiwoomSimulatorOptions { Realtime = new SimulatorRealtimeOptions { MessageOrder = order } });
        using var socket = await RawSocket.LogInAsync(session);
        await socket.RegisterAsync("0C", "1");

        await session.Simulator.Realtime.PublishAsync("0C", "1", new Dictionary<string, string> { ["27"] = "-1", ["9999"] = "가" });

        Assert.That(await socket.ReceiveAsync(), Is.EqualTo(expected));
    }

    [Test]
    public async Task Thousands_of_messages_arrive_in_order()
    {
        const int Count = 20_000;
        await using var session = await SimulatorSession.StartAsync();
        using var socket = await RawSocket.LogInAsync(session);
        await socket.RegisterAsync("0B", "005930");

        var publishing = Task.Run(async () =>
        {
            for (var i = 0; i < Count; i++)
            {
                await session.Simulator.Realtime.PublishAsync("0B", "005930", new Dictionary<string, string> { ["13"] = Text(i) });
            }
        });
        for (var i = 0; i < Count; i++)
        {
            var values = (await socket.ReceiveJsonAsync()).GetProperty("data")[0].GetProperty("values");
            Assert.That(values.GetProperty("13").GetString(), Is.EqualTo(Text(i)));
        }

        await publishing;
    }

    [Test]
    public async Task Client_that_does_not_read_is_dropped_and_others_go_on()
    {
        await using var session = await SimulatorSession.StartAsync(new KiwoomSimulatorOptions
        {
            Realtime = new SimulatorRealtimeOptions { LoginEndsOlderSession = false, QueueCapacity = 2, QueueTimeout = TimeSpan.Zero },
        });
        using var stuck = await RawSocket.LogInAsync(session);
        using var reader = await RawSocket.LogInAsync(session);
        await stuck.RegisterAsync("0B", "1");
        await reader.RegisterAsync("0B", "2");
        var big = new Dictionary<string, string> { ["13"] = new('7', 4 * 1024 * 1024) };

        while (await session.Simulator.Realtime.PublishAsync("0B", "1", big) > 0)
        {
            await session.Simulator.Realtime.PublishAsync("0B", "2");
            await reader.ReceiveAsync();
        }

        await session.Simulator.Realtime.WaitForAsync(sessions => !sessions[0].IsOpen);
        Assert.That(session.Simulator.Realtime.Sessions[1].IsOpen, Is.True);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

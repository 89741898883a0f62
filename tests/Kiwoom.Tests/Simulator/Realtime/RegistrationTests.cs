using System.Text.Json;
using Kiwoom.Simulator.Realtime;

namespace Kiwoom.Tests.Simulator.Realtime;

internal sealed class RegistrationTests : SimulatorTest
{
    private SimulatorRealtime Realtime => Session.Simulator.Realtime;

    [Test]
    public async Task Registering_is_acknowledged_as_in_the_document()
    {
        using var socket = await RawSocket.LogInAsync(Session);
        var answer = await socket.RegisterAsync("0B", "039490_NX");

        Assert.That(answer.GetRawText(), Is.EqualTo("""{"trnm":"REG","return_code":0,"return_msg":""}"""));
        Assert.That(Realtime.Sessions.Single().Registrations, Is.EqualTo([new SimulatedRegistration("1", "0B", "039490_NX")]));
    }

    [Test]
    public async Task Nonsense_codes_are_accepted()
    {
        using var socket = await RawSocket.LogInAsync(Session);
        Assert.That(ReturnCode(await socket.RegisterAsync("ZZ", "nonsense")), Is.Zero);
    }

    [Test]
    public async Task Only_what_is_registered_arrives()
    {
        using var socket = await RawSocket.LogInAsync(Session);
        await socket.RegisterAsync("0B", "005930");
        await socket.RegisterAsync("0D", "000660", group: "2");

        Assert.That(await Realtime.PublishAsync("0B", "000660"), Is.Zero);
        Assert.That(await Realtime.PublishAsync("0D", "005930"), Is.Zero);
        Assert.That(await Realtime.PublishAsync("0D", "000660"), Is.EqualTo(1));
        Assert.That(Entries(await socket.ReceiveJsonAsync()), Is.EqualTo(["0D 000660"]));
    }

    [Test]
    public async Task Refresh_0_replaces_the_group_and_1_keeps_it()
    {
        using var socket = await RawSocket.LogInAsync(Session);
        await socket.RegisterAsync("0B", "000660", group: "2");
        await socket.RegisterAsync("0B", "005930");
        await socket.RegisterAsync("0B", "035420");
        await socket.RegisterAsync("0D", "035720", refresh: "0");

        Assert.That(Registered(), Is.EqualTo(["1 0D 035720", "2 0B 000660"]));
    }

    [Test]
    public async Task Removing_takes_item_and_type_of_one_group()
    {
        using var socket = await RawSocket.LogInAsync(Session);
        await socket.SendAsync("""{"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":["005930","000660"],"type":["0B","0D"]}]}""");
        await socket.ReceiveAsync();
        await socket.RegisterAsync("0B", "005930", group: "2");
        await socket.SendAsync("""{"trnm":"REMOVE","grp_no":"1","data":[{"item":["005930"],"type":["0B"]},{"item":["000660"]}]}""");

        Assert.That(await socket.ReceiveAsync(), Is.EqualTo("""{"trnm":"REMOVE","return_code":0,"return_msg":""}"""));
        Assert.That(Registered(), Is.EqualTo(["1 0D 005930", "2 0B 005930"]));
        Assert.That(await Realtime.PublishAsync("0B", "005930"), Is.EqualTo(1));
    }

    [Test]
    public async Task Item_of_two_groups_arrives_once()
    {
        using var socket = await RawSocket.LogInAsync(Session);
        await socket.RegisterAsync("0B", "005930", group: "1");
        await socket.RegisterAsync("0B", "005930", group: "2");
        await Realtime.PublishAsync("0B", "005930", Value("13", "1"));
        await Realtime.PublishAsync("0B", "005930", Value("13", "2"));

        Assert.That(ValueOf(await socket.ReceiveJsonAsync(), "13"), Is.EqualTo("1"));
        Assert.That(ValueOf(await socket.ReceiveJsonAsync(), "13"), Is.EqualTo("2"));
    }

    [TestCase("00")]
    [TestCase("04")]
    [TestCase("0s")]
    [TestCase("1h")]
    public async Task Types_without_items_get_every_item(string type)
    {
        using var socket = await RawSocket.LogInAsync(Session);
        await socket.RegisterAsync(type, "");

        await Realtime.PublishAsync(type, "005930");

        Assert.That(Entries(await socket.ReceiveJsonAsync()), Is.EqualTo([type + " 005930"]));
    }

    [Test]
    public async Task More_than_100_items_in_a_group_are_refused_as_a_whole()
    {
        using var socket = await RawSocket.LogInAsync(Session);
        Assert.That(ReturnCode(await RegisterManyAsync(socket, "1", 0, 100)), Is.Zero);

        var answer = await socket.RegisterAsync("0B", "XXXXXX");

        Assert.That(ReturnCode(answer), Is.EqualTo(5));
        Assert.That(answer.GetProperty("return_msg").GetString(), Does.StartWith("[1634:").And.Contain("100"));
        Assert.That(Registered(), Has.Count.EqualTo(100));
    }

    [Test]
    public async Task More_than_200_items_on_a_connection_are_refused()
    {
        using var socket = await RawSocket.LogInAsync(Session);
        Assert.That(ReturnCode(await RegisterManyAsync(socket, "1", 0, 100)), Is.Zero);
        Assert.That(ReturnCode(await RegisterManyAsync(socket, "2", 100, 100)), Is.Zero);
        Assert.That(ReturnCode(await socket.RegisterAsync("0D", "A00000", group: "3")), Is.Zero, "another type of a known item is no item more");
        Assert.That(ReturnCode(await socket.RegisterAsync("0B", "XXXXXX", group: "3")), Is.EqualTo(105115));
    }

    [Test]
    public async Task Sixth_registration_within_a_second_is_refused()
    {
        using var socket = await RawSocket.LogInAsync(Session);
        for (var i = 0; i < 5; i++)
        {
            Assert.That(ReturnCode(await socket.RegisterAsync("0B", "005930")), Is.Zero);
        }

        var answer = await socket.RegisterAsync("0B", "000660");
        Assert.That(ReturnCode(answer), Is.EqualTo(105110));
    }

    [TestCase("""{"trnm":"REG","refresh":"1","data":[{"item":["1"],"type":["0B"]}]}""", "grp_no")]
    [TestCase("""{"trnm":"REG","grp_no":"1","refresh":"1"}""", "data")]
    [TestCase("""{"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":"005930","type":"0B"}]}""", "data")]
    public async Task Malformed_registration_is_refused(string frame, string element)
    {
        using var socket = await RawSocket.LogInAsync(Session);
        await socket.SendAsync(frame);
        var answer = await socket.ReceiveJsonAsync();

        Assert.That(ReturnCode(answer), Is.EqualTo(2));
        Assert.That(answer.GetProperty("return_msg").GetString(), Does.Contain(element));
    }

    [Test]
    public async Task One_frame_holds_entries_of_several_types()
    {
        using var socket = await RawSocket.LogInAsync(Session);
        await socket.RegisterAsync("0B", "005930");
        await socket.RegisterAsync("0D", "005930");

        await Realtime.PublishFrameAsync(new SimulatedMessage("0B", "005930"), new SimulatedMessage("0C", "005930"), new SimulatedMessage("0D", "005930"));

        Assert.That(Entries(await socket.ReceiveJsonAsync()), Is.EqualTo(["0B 005930", "0D 005930"]));
    }

    private static int ReturnCode(JsonElement answer) => answer.GetProperty("return_code").GetInt32();

    private static Dictionary<string, string> Value(string fid, string text) => new() { [fid] = text };

    private static string? ValueOf(JsonElement frame, string fid) => frame.GetProperty("data")[0].GetProperty("values").GetProperty(fid).GetString();

    private static IEnumerable<string> Entries(JsonElement frame) =>
        frame.GetProperty("data").EnumerateArray().Select(entry => $"{entry.GetProperty("type").GetString()} {entry.GetProperty("item").GetString()}");

    private static async Task<JsonElement> RegisterManyAsync(RawSocket socket, string group, int first, int count)
    {
        var items = string.Join(',', Enumerable.Range(first, count).Select(i => $"\"A{i:00000}\""));
        await socket.SendAsync($$"""{"trnm":"REG","grp_no":"{{group}}","refresh":"1","data":[{"item":[{{items}}],"type":["0B"]}]}""");
        return await socket.ReceiveJsonAsync();
    }

    private List<string> Registered() => [.. Realtime.Sessions.Single().Registrations.Select(entry => $"{entry.Group} {entry.Type} {entry.Item}").Order(StringComparer.Ordinal)];
}

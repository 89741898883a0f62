namespace Kiwoom.Tests.Configuration;

internal sealed class RealtimeAddressTests
{
    [Test]
    public void Kiwooms_servers_have_their_own_port()
    {
        Assert.That(KiwoomEnvironment.Real.RealtimeAddress, Is.EqualTo(new Uri("wss://api.kiwoom.com:10000/api/dostk/websocket")));
        Assert.That(KiwoomEnvironment.Mock.RealtimeAddress, Is.EqualTo(new Uri("wss://mockapi.kiwoom.com:10000/api/dostk/websocket")));
    }

    [TestCase("http://127.0.0.1:5000", "ws://127.0.0.1:5000/api/dostk/websocket")]
    [TestCase("https://proxy.example", "wss://proxy.example/api/dostk/websocket")]
    [TestCase("https://proxy.example:8443", "wss://proxy.example:8443/api/dostk/websocket")]
    public void Other_servers_have_it_on_the_same_host_and_port(string address, string realtime)
    {
        Assert.That(KiwoomEnvironment.Custom(new Uri(address)).RealtimeAddress, Is.EqualTo(new Uri(realtime)));
        Assert.That(KiwoomEnvironment.Simulator(new Uri(address)).RealtimeAddress, Is.EqualTo(new Uri(realtime)));
    }

    [Test]
    public void Address_of_its_own_can_be_given()
    {
        var environment = KiwoomEnvironment.Custom(new Uri("https://proxy.example"), new Uri("wss://stream.example:10000"));

        Assert.That(environment.RealtimeAddress, Is.EqualTo(new Uri("wss://stream.example:10000/api/dostk/websocket")));
        Assert.That(environment.IsReal, Is.False);
        Assert.That(KiwoomEnvironment.Custom(new Uri("https://proxy.example"), new Uri("wss://API.kiwoom.com:10000")).IsReal, Is.True);
    }

    [Test]
    public void Plain_or_partial_address_is_refused([Values("ws://stream.example", "https://stream.example", "wss://stream.example/path", "wss://user@stream.example")] string address) =>
        Assert.That(() => KiwoomEnvironment.Custom(new Uri("https://proxy.example"), new Uri(address)), Throws.ArgumentException.With.Property("ParamName").EqualTo("realtimeAddress"));
}

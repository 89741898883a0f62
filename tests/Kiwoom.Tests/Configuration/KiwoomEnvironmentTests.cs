namespace Kiwoom.Tests.Configuration;

internal sealed class KiwoomEnvironmentTests
{
    [Test]
    public void Real_server_is_named_and_real()
    {
        Assert.That((KiwoomEnvironment.Real.IsReal, KiwoomEnvironment.Real.IsMock), Is.EqualTo((true, false)));
        Assert.That(KiwoomEnvironment.Real.ToString(), Is.EqualTo("Real (https://api.kiwoom.com/)"));
    }

    [Test]
    public void Mock_server_is_not_real()
    {
        Assert.That((KiwoomEnvironment.Mock.IsReal, KiwoomEnvironment.Mock.IsMock), Is.EqualTo((false, true)));
        Assert.That(KiwoomEnvironment.Custom(new Uri("https://MOCKAPI.kiwoom.com.")).IsMock, Is.True);
        Assert.That(KiwoomEnvironment.Simulator(new Uri("http://localhost:5000")).IsMock, Is.False);
        Assert.That(KiwoomEnvironment.Mock.ToString(), Is.EqualTo("Mock (https://mockapi.kiwoom.com/)"));
    }

    [Test]
    public void Any_spelling_of_the_real_host_is_real(
        [Values("https://api.kiwoom.com", "https://API.KIWOOM.COM/", "https://api.kiwoom.com:443", "https://api.kiwoom.com:8443", "https://api.kiwoom.com./", "https://ａｐｉ.kiwoom.com")]
        string address)
    {
        Assert.That(KiwoomEnvironment.Custom(new Uri(address)).IsReal, Is.True);
        Assert.That(KiwoomEnvironment.Simulator(new Uri(address)).IsReal, Is.True);
    }

    [Test]
    public void Another_host_is_not_real([Values("https://mockapi.kiwoom.com", "https://api.kiwoom.com.example", "https://proxy.example", "http://localhost:5000")] string address) =>
        Assert.That(KiwoomEnvironment.Custom(new Uri(address)).IsReal, Is.False);

    [Test]
    public void Plain_HTTP_goes_to_this_machine([Values("http://localhost:5000", "http://127.0.0.1:5000", "http://[::1]:5000", "http://127.1.2.3")] string address) =>
        Assert.That(KiwoomEnvironment.Simulator(new Uri(address)).BaseAddress, Is.EqualTo(new Uri(address)));

    [Test]
    public void Plain_HTTP_to_another_machine_is_refused(
        [Values("http://api.kiwoom.com", "http://10.0.0.5:5000", "http://localhost.example", "http://127.0.0.1.example", "http://127.0.0.1@evil.example", "http://[::ffff:10.0.0.5]")]
        string address)
    {
        var e = Assert.Throws<ArgumentException>(() => KiwoomEnvironment.Custom(new Uri(address)))!;
        Assert.That(e.Message, Does.Contain("this machine only").Or.Contain("scheme, host and port only"));
    }

    [Test]
    public void Other_schemes_and_relative_addresses_are_refused([Values("ftp://localhost", "file:///tmp", "wss://api.kiwoom.com", "/api")] string address) =>
        Assert.That(
            () => KiwoomEnvironment.Custom(new Uri(address, UriKind.RelativeOrAbsolute)),
            Throws.ArgumentException.With.Message.Contains("absolute http or https address"));

    [Test]
    public void Address_with_more_than_a_host_is_refused_because_it_would_be_dropped(
        [Values("https://proxy.example/kiwoom", "https://proxy.example/?a=b", "https://proxy.example/#x", "https://user:password@proxy.example")] string address) =>
        Assert.That(() => KiwoomEnvironment.Custom(new Uri(address)), Throws.ArgumentException.With.Message.Contains("scheme, host and port only"));

    [Test]
    public void Null_is_refused() => Assert.That(() => KiwoomEnvironment.Custom(null!), Throws.ArgumentNullException);

    [Test]
    public void Client_tells_its_environment()
    {
        using var client = new KiwoomClient(new KiwoomOptions { Environment = KiwoomEnvironment.Mock, AppKey = "key-123456", SecretKey = "secret-123456" });
        Assert.That(client.Environment, Is.SameAs(KiwoomEnvironment.Mock));
    }
}

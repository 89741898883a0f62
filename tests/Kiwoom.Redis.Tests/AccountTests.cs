using Kiwoom.Redis.Connection;

namespace Kiwoom.Redis.Tests;

/// <summary>Which programs share: those with the same server and app key.</summary>
internal sealed class AccountTests
{
    [TestCase("http://127.0.0.1:8080/")]
    [TestCase("http://[::1]:8080/")]
    [TestCase("http://LOCALHOST:8080")]
    public void Names_of_this_machine_are_one_server(string address) =>
        Assert.That(AccountOf(address, "key"), Is.EqualTo(AccountOf("http://localhost:8080/", "key")));

    [TestCase("http://localhost:8081/", "key")]
    [TestCase("http://localhost:8080/", "another")]
    public void Another_server_or_key_is_another_account(string address, string key) =>
        Assert.That(AccountOf(address, key), Is.Not.EqualTo(AccountOf("http://localhost:8080/", "key")));

    private static string AccountOf(string address, string key) =>
        RedisKeys.AccountOf(new KiwoomOptions { Environment = KiwoomEnvironment.Simulator(new Uri(address)), AppKey = key, SecretKey = "secret" });
}

using System.Net;
using Kiwoom.Simulator;

namespace Kiwoom.Tests.Simulator;

internal sealed class TokenTests : SimulatorTest
{
    [Test]
    public async Task Token_lasts_a_day_of_Korean_time()
    {
        var reply = await Session.RequestTokenAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(reply.ContentType, Is.EqualTo("application/json; charset=UTF-8"));
            Assert.That(reply.ApiId, Is.EqualTo("au10001"));
            Assert.That(reply["expires_dt"], Is.EqualTo("20250909130543"));
            Assert.That(reply["token_type"], Is.EqualTo("bearer"));
            Assert.That(reply["token"], Has.Length.GreaterThan(20));
            Assert.That(reply.ReturnCode, Is.Zero);
            Assert.That(reply.Message, Is.EqualTo("정상적으로 처리되었습니다"));
        }
    }

    [Test]
    public async Task Token_address_needs_no_api_id_header()
    {
        using var request = Session.CreateRequest(
            "au10001", """{"grant_type":"client_credentials","appkey":"simulator-app-key","secretkey":"simulator-secret-key"}""");
        request.Headers.Remove("api-id");
        request.Headers.Authorization = null;

        var reply = await Session.SendAsync(request);

        Assert.That(reply["token"], Is.EqualTo(Session.Token));
        Assert.That(reply.ApiId, Is.EqualTo("au10001"));
    }

    [Test]
    public async Task Asking_again_gives_the_same_token()
    {
        var again = await Session.RequestTokenAsync();

        Assert.That(again["token"], Is.EqualTo(Session.Token));
    }

    [Test]
    public async Task Asking_again_can_kill_the_old_token()
    {
        await using var session = await SimulatorSession.StartAsync(new KiwoomSimulatorOptions { ReissueReplacesToken = true });
        var again = await session.RequestTokenAsync();

        Assert.That(again["token"], Is.Not.EqualTo(session.Token));
        Assert.That((await session.CallAsync("ka00001")).Message, Is.EqualTo("[8005:Token이 유효하지 않습니다]"));
    }

    [Test]
    public async Task Token_dies_when_its_time_is_over()
    {
        var clock = SimulatorSession.MondayAfternoon();
        await using var session = await SimulatorSession.StartAsync(new KiwoomSimulatorOptions { TimeProvider = clock, TokenLifetime = TimeSpan.FromMinutes(10) });

        clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.That((await session.CallAsync("ka00001")).ReturnCode, Is.Zero);

        clock.Advance(TimeSpan.FromTicks(1));
        Assert.That((await session.CallAsync("ka00001")).ReturnCode, Is.EqualTo(3));
    }

    [Test]
    public async Task Expired_tokens_are_refused_until_a_new_one_is_asked_for()
    {
        Session.Simulator.ExpireTokens();

        var refused = await Session.CallAsync("ka00001");
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(refused.ReturnCode, Is.EqualTo(3));
        Assert.That(refused.Message, Is.EqualTo("[8005:Token이 유효하지 않습니다]"));

        await Session.RenewTokenAsync();
        Assert.That((await Session.CallAsync("ka00001")).ReturnCode, Is.Zero);
    }

    [Test]
    public async Task Revoked_token_is_dead()
    {
        var reply = await Session.CallAsync(
            "au10002", ("appkey", "simulator-app-key"), ("secretkey", "simulator-secret-key"), ("token", Session.Token));

        Assert.That(reply.ReturnCode, Is.Zero);
        Assert.That((await Session.CallAsync("ka00001")).ReturnCode, Is.EqualTo(3));
    }

    [TestCase("", "[8016:Access Token을 폐기하는데 실패했습니다. 입력값에 Token이 들어오지 않았습니다]")]
    [TestCase("nobody's", "[8015:Access Token을 폐기하는데 실패했습니다. 실패사유=Token이 유효하지 않습니다]")]
    public async Task Only_a_valid_token_can_be_revoked(string token, string message)
    {
        var reply = await Session.CallAsync(
            "au10002", ("appkey", "simulator-app-key"), ("secretkey", "simulator-secret-key"), ("token", token));

        Assert.That(reply.Message, Is.EqualTo(message));
        Assert.That((await Session.CallAsync("ka00001")).ReturnCode, Is.Zero);
    }

    [TestCase("client_credentials", "wrong", "simulator-secret-key", "[8001:App Key와 Secret Key 검증에 실패했습니다]")]
    [TestCase("client_credentials", "simulator-app-key", "wrong", "[8001:App Key와 Secret Key 검증에 실패했습니다]")]
    [TestCase("client_credentials", "simulator-app-key", "", "[8020:입력파라미터로 appkey 또는 secretkey가 들어오지 않았습니다.]")]
    [TestCase("client_credentials", "", "simulator-secret-key", "[8020:입력파라미터로 appkey 또는 secretkey가 들어오지 않았습니다.]")]
    [TestCase("", "simulator-app-key", "simulator-secret-key", "[8011:Access Token을 발급하는데 실패했습니다. 입력값에 grant_type이 들어오지 않았습니다]")]
    [TestCase("password", "simulator-app-key", "simulator-secret-key", "[8012:Access Token을 발급하는데 실패했습니다. grant_type의 값이 맞지 않습니다]")]
    public async Task Wrong_keys_get_no_token(string grantType, string appKey, string secretKey, string message)
    {
        var reply = await Session.CallAsync("au10001", ("grant_type", grantType), ("appkey", appKey), ("secretkey", secretKey));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(reply.ReturnCode, Is.Not.Zero);
        Assert.That(reply.Message, Is.EqualTo(message));
        Assert.That(reply.Body.TryGetProperty("token", out _), Is.False);
    }
}

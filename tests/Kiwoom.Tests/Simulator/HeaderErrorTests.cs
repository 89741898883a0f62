using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Kiwoom.Tests.Simulator;

internal sealed class HeaderErrorTests : SimulatorTest
{
    private const string Stock = """{"stk_cd":"005930"}""";

    [Test]
    public async Task Request_without_api_id_is_1501()
    {
        using var request = Session.CreateRequest("ka10004", Stock);
        request.Headers.Remove("api-id");

        await AssertRefusedAsync(request, 2, "[1501:API ID가 Null이거나 값이 없습니다]");
    }

    [Test]
    public async Task Id_at_another_address_is_1504()
    {
        using var request = Session.CreateRequest("ka10004", Stock);
        request.RequestUri = new Uri("/api/dostk/acnt", UriKind.Relative);

        await AssertRefusedAsync(request, 1, "[1504:해당 URI에서는 지원하는 API ID가 아닙니다. API ID=ka10004, URI=/api/dostk/acnt]");
    }

    [TestCase("ka99999")]
    [TestCase("KA10004")]
    public async Task Unknown_id_is_1505(string apiId)
    {
        using var request = Session.CreateRequest("ka10004", Stock);
        request.Headers.Remove("api-id");
        request.Headers.Add("api-id", apiId);

        await AssertRefusedAsync(request, 1, $"[1505:해당 API ID는 존재하지 않습니다. API ID={apiId}]");
    }

    [Test]
    public async Task Body_that_is_not_declared_as_json_is_1512()
    {
        using var request = Session.CreateRequest("ka10004", Stock);
        request.Content = new StringContent(Stock, Encoding.UTF8, "text/plain");

        await AssertRefusedAsync(request, 2, "[1512:Http header에 값이 설정되지 않았거나 읽을 수 없습니다]");
    }

    [Test]
    public async Task Request_without_authorization_is_1513()
    {
        using var request = Session.CreateRequest("ka10004", Stock);
        request.Headers.Authorization = null;

        await AssertRefusedAsync(request, 3, "[1513:Http Header에 authorization 필드가 설정되어 있어야 합니다]");
    }

    [TestCase("token-without-scheme", "[1514:입력으로 들어온 Http Header의 authorization 필드 형식이 맞지 않습니다]")]
    [TestCase("Bearer two tokens", "[1514:입력으로 들어온 Http Header의 authorization 필드 형식이 맞지 않습니다]")]
    [TestCase("Basic abc", "[1515:Http Header의 authorization 필드 내 Grant Type이 미리 정의된 형식이 아닙니다]")]
    [TestCase("Bearer", "[1516:Http Header의 authorization 필드 내 Token이 정의되어 있지 않습니다]")]
    [TestCase("Bearer made-up", "[8005:Token이 유효하지 않습니다]")]
    public async Task Wrong_authorization_is_named(string authorization, string message)
    {
        using var request = Session.CreateRequest("ka10004", Stock);
        request.Headers.Remove("Authorization");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        await AssertRefusedAsync(request, 3, message);
    }

    [Test]
    public async Task Continuation_flag_is_Y_or_N()
    {
        using var request = Session.CreateRequest("ka10004", Stock);
        request.Headers.Add("cont-yn", "y");

        await AssertRefusedAsync(request, 2, "[1517:입력 값 형식이 올바르지 않습니다. 파라미터=cont-yn 실패사유= Y 또는 N이 아닙니다]");
    }

    [Test]
    public async Task Follow_up_without_a_key_is_1511()
    {
        using var request = Session.CreateRequest("ka10004", Stock);
        request.Headers.Add("cont-yn", "Y");

        await AssertRefusedAsync(request, 2, "[1511:필수 입력 값에 값이 존재하지 않습니다. 필수입력 파라미터=next-key]");
    }

    [Test]
    public async Task Only_post_is_served()
    {
        using var response = await Session.Http.GetAsync(new Uri("/api/dostk/mrkcond", UriKind.Relative));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(response.Content.Headers.Allow, Is.EquivalentTo(["POST"]));
    }

    [Test]
    public async Task Body_over_a_megabyte_is_refused()
    {
        using var request = Session.CreateRequest("ka10004", "{}");
        request.Content = new ByteArrayContent(new byte[(1024 * 1024) + 1]);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        // The server answers before it has read everything: a client that is still sending then may find the connection gone.
        request.Headers.ExpectContinue = true;

        var reply = await Session.SendAsync(request);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(reply.Message, Does.StartWith("[1517:").And.Contain("파라미터=body"));
    }

    private async Task AssertRefusedAsync(HttpRequestMessage request, int returnCode, string message)
    {
        var reply = await Session.SendAsync(request);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(reply.ReturnCode, Is.EqualTo(returnCode));
            Assert.That(reply.Message, Is.EqualTo(message));
            Assert.That(reply.ContYn, Is.EqualTo("N"));
        }
    }
}

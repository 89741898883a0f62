using System.Net;
using Kiwoom.Quickstart.Servers;

namespace Kiwoom.Tests.Quickstart;

public sealed class CallPacerTests
{
    private static readonly TimeSpan Distance = TimeSpan.FromMilliseconds(20);

    [Test]
    public async Task Query_refused_for_its_rate_is_repeated()
    {
        var server = new StubServer(refusals: 2);
        Assert.That(await SendAsync(server, "ka10081"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(server.Calls, Is.EqualTo(3));
    }

    [TestCase("kt10000")]
    [TestCase("kt10003")]
    [TestCase("au10001")]
    [TestCase("unknown")]
    public async Task Anything_else_is_sent_once(string apiId)
    {
        var server = new StubServer(refusals: 1);
        Assert.That(await SendAsync(server, apiId), Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(server.Calls, Is.EqualTo(1));
    }

    [Test]
    public async Task Server_that_keeps_refusing_is_let_be()
    {
        var server = new StubServer(refusals: int.MaxValue);
        Assert.That(await SendAsync(server, "ka10081"), Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(server.Calls, Is.EqualTo(5));
    }

    [Test]
    public async Task Waiting_can_be_cancelled_before_anything_is_sent()
    {
        var server = new StubServer(refusals: 0);
        using var client = CreateClient(server, TimeSpan.FromHours(1));
        await PostAsync(client, "kt10000", CancellationToken.None);
        using var cancellation = new CancellationTokenSource();
        var second = PostAsync(client, "kt10000", cancellation.Token);
        await cancellation.CancelAsync();
        Assert.That(async () => await second, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(server.Calls, Is.EqualTo(1));
    }

    private static async Task<HttpStatusCode> SendAsync(StubServer server, string apiId)
    {
        using var client = CreateClient(server, Distance);
        return await PostAsync(client, apiId, CancellationToken.None);
    }

    private static HttpMessageInvoker CreateClient(StubServer server, TimeSpan distance) => new(new CallPacer(distance, TimeProvider.System, server));

    private static async Task<HttpStatusCode> PostAsync(HttpMessageInvoker client, string apiId, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://localhost/");
        request.Headers.Add("api-id", apiId);
        using var response = await client.SendAsync(request, cancellationToken);
        return response.StatusCode;
    }

    private sealed class StubServer(int refusals) : HttpMessageHandler
    {
        public int Calls { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            return Task.FromResult(new HttpResponseMessage(Calls <= refusals ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK));
        }
    }
}

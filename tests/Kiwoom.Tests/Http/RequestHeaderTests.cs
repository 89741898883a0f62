using Kiwoom.Catalog;
using Kiwoom.Tests.Examples;

namespace Kiwoom.Tests.Http;

/// <summary>What a request looks like on the wire, apart from its body.</summary>
internal sealed class RequestHeaderTests
{
    private static readonly HttpAnswer Done = HttpAnswer.Json("""{"return_code":0,"ord_no":"1"}""");

    [TestCaseSource(typeof(ExampleCalls), nameof(ExampleCalls.Ids))]
    public async Task Call_is_posted_to_its_path_under_its_id(string apiId)
    {
        await using var server = LoopbackServer.Start(request => request.ApiId == apiId ? Done : TestBed.TokenAnswer());
        await using var bed = TestBed.On(server);

        await bed.Client.SendAsync(apiId);

        var call = server.Requests.Single(request => request.ApiId == apiId);
        var endpoint = KiwoomCatalog.Find(apiId)!;
        Assert.That(call.Method, Is.EqualTo("POST"));
        Assert.That(call.Path, Is.EqualTo(endpoint.Path));
        Assert.That(call["Host"], Is.EqualTo(server.Address.Authority));
        Assert.That(call["Content-Type"], Is.EqualTo("application/json; charset=UTF-8").Or.EqualTo("application/json;charset=UTF-8"));
        Assert.That(call["Content-Length"], Is.EqualTo(call.Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.That(call["Transfer-Encoding"], Is.Null);
        Assert.That(call["Expect"], Is.Null);
        Assert.That(call["authorization"], Is.EqualTo(endpoint.Kind == EndpointKind.Token ? null : "Bearer " + TestBed.Token));
        Assert.That(call["cont-yn"], Is.Null);
        Assert.That(call["next-key"], Is.Null);
    }

    [Test]
    public async Task Token_is_asked_for_with_the_keys_and_without_authorization()
    {
        await using var bed = TestBed.Answering(Done);

        await bed.Client.Account.GetAccountNumberAsync();

        var request = bed.TokenRequests.Single();
        Assert.That(request.Method, Is.EqualTo("POST"));
        Assert.That(request.ApiId, Is.EqualTo("au10001"));
        Assert.That(request["authorization"], Is.Null);
        Assert.That(request.Text, Is.EqualTo(
            $$"""{"grant_type":"client_credentials","appkey":"{{TestBed.AppKey}}","secretkey":"{{TestBed.SecretKey}}"}"""));
    }

    [Test]
    public async Task Nothing_is_sent_before_the_first_call()
    {
        await using var bed = TestBed.Answering(Done);

        Assert.That(bed.Server.ConnectionCount, Is.Zero);
    }

    [Test]
    public async Task Cookies_are_neither_kept_nor_sent()
    {
        await using var bed = TestBed.Answering(Done.WithHeader("Set-Cookie", "session=1; Path=/"));

        await bed.Client.Account.GetAccountNumberAsync();
        await bed.Client.Account.GetAccountNumberAsync();

        Assert.That(bed.Calls.Select(call => call["Cookie"]), Is.EqualTo(new string?[] { null, null }));
    }

    [Test]
    public async Task Connection_is_kept_for_the_next_call()
    {
        await using var bed = TestBed.Answering(Done);

        await bed.Client.Account.GetAccountNumberAsync();
        await bed.Client.Account.GetAccountNumberAsync();

        Assert.That(bed.Server.ConnectionCount, Is.EqualTo(1));
    }

    [Test]
    public async Task Plain_HTTP_to_this_machine_never_goes_through_a_proxy()
    {
        // A proxy would see keys and tokens in the open.
        await using var proxy = LoopbackServer.Start(_ => HttpAnswer.Html("proxy", 502));
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new System.Net.WebProxy(proxy.Address) { BypassProxyOnLocal = false };
        try
        {
            await using var bed = TestBed.Answering(Done);
            await bed.Client.Account.GetAccountNumberAsync();
            Assert.That(bed.Calls, Has.Count.EqualTo(1));
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }

        Assert.That(proxy.Requests, Is.Empty);
    }
}

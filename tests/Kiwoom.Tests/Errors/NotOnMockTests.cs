using Kiwoom.Catalog;
using Kiwoom.Tests.Catalogue;

namespace Kiwoom.Tests.Errors;

/// <summary>API IDs that Kiwoom's mock server refuses: known from the catalogue, and not sent there unless the user insists.</summary>
internal sealed class NotOnMockTests
{
    private static readonly Dictionary<string, string> Refused = new()
    {
        ["ka01690"] = "8104",
        ["kt00002"] = "RC9000",
        ["kt00005"] = "RC9000",
        ["kt00010"] = "RC7006",
        ["kt00012"] = "RC9000",
        ["kt00015"] = "RC9000",
        ["kt00016"] = "RC9000",
        ["kt00017"] = "RC9000",
        ["kt20016"] = "RC9000",
        ["kt20017"] = "RC9000",
        ["kt50020"] = "RC9000",
        ["kt50021"] = "RC9000",
        ["kt50032"] = "RC9000",
    };

    private static IEnumerable<string> Ids => Refused.Keys;

    [Test]
    public void The_catalogue_names_each_with_its_code_and_origin()
    {
        var marked = KiwoomCatalog.Endpoints.Where(endpoint => endpoint.NotOnMock is not null).ToDictionary(endpoint => endpoint.ApiId, endpoint => endpoint.NotOnMock!);

        Assert.That(marked.ToDictionary(pair => pair.Key, pair => pair.Value.Code), Is.EqualTo(Refused));
        Assert.That(marked.Values.Select(refusal => refusal.Origin), Is.All.EqualTo(Origin.Measured));
        Assert.That(marked.Values.Select(refusal => KiwoomCatalog.FindError(refusal.Code)), Is.All.Not.Null);
    }

    [TestCaseSource(nameof(Ids))]
    public async Task Call_on_the_mock_server_fails_before_anything_is_sent(string apiId)
    {
        await using var server = LoopbackServer.Start(Answer);
        using var http = new HttpClient(new LoopbackRedirect(server.Address));
        await using var client = ClientOf(KiwoomEnvironment.Mock, http);

        var e = (await Assert.ThrowsAsync<KiwoomRequestException>(() => client.SendExampleAsync(apiId)))!;

        Assert.That(e.ApiId, Is.EqualTo(apiId));
        Assert.That(
            e.Problems.Single(),
            Is.EqualTo($"The mock server does not serve {apiId}: it refuses it with {Refused[apiId]}. Use the real server, or set KiwoomOptions.SendToMockRegardless to send it all the same."));
        Assert.That(server.Requests, Is.Empty, "not even a request for a token");
    }

    [TestCaseSource(nameof(Ids))]
    public async Task Call_is_sent_to_the_mock_server_where_the_user_insists(string apiId)
    {
        await using var server = LoopbackServer.Start(Answer);
        using var http = new HttpClient(new LoopbackRedirect(server.Address));
        await using var client = ClientOf(KiwoomEnvironment.Mock, http, options => options.SendToMockRegardless = true);

        await client.SendExampleAsync(apiId);

        Assert.That(server.Requests[^1].ApiId, Is.EqualTo(apiId));
    }

    [Test]
    public async Task Call_is_sent_to_every_other_server([Values("real", "simulator", "custom")] string name)
    {
        await using var server = LoopbackServer.Start(Answer);
        using var http = new HttpClient(new LoopbackRedirect(server.Address));
        var environment = name switch
        {
            "real" => KiwoomEnvironment.Real,
            "simulator" => KiwoomEnvironment.Simulator(server.Address),
            _ => KiwoomEnvironment.Custom(new Uri("https://proxy.example.com")),
        };
        await using var client = ClientOf(environment, http);
        foreach (var apiId in Ids)
        {
            await client.SendExampleAsync(apiId);
        }

        Assert.That(server.Requests.Skip(1).Select(request => request.ApiId), Is.EqualTo(Ids));
    }

    [Test]
    public async Task Custom_address_of_the_mock_server_is_the_mock_server()
    {
        using var http = new HttpClient(new LoopbackRedirect(new Uri("http://127.0.0.1:1")));
        await using var client = ClientOf(KiwoomEnvironment.Custom(KiwoomEnvironment.Mock.BaseAddress), http);

        Assert.That(() => client.SendExampleAsync("kt00002"), Throws.TypeOf<KiwoomRequestException>());
    }

    [Test]
    public async Task All_that_is_not_marked_is_sent_to_the_mock_server()
    {
        await using var server = LoopbackServer.Start(Answer);
        using var http = new HttpClient(new LoopbackRedirect(server.Address));
        await using var client = ClientOf(KiwoomEnvironment.Mock, http, options => (options.RateLimits.QueriesPerSecond, options.RateLimits.OrdersPerSecond) = (0, 0));
        var others = KiwoomCatalog.Endpoints.Where(endpoint => endpoint.Kind == EndpointKind.Query && endpoint.NotOnMock is null).Select(endpoint => endpoint.ApiId).ToList();
        var sent = new List<string>();
        foreach (var apiId in others)
        {
            try
            {
                await client.SendExampleAsync(apiId);
                sent.Add(apiId);
            }
            catch (KiwoomRequestException e)
            {
                // Some of the document's examples cannot be sent.
                Assert.That(e.Message, Does.Not.Contain("mock server"));
            }
        }

        Assert.That(server.Requests.Skip(1).Select(request => request.ApiId), Is.EqualTo(sent));
        Assert.That(sent, Has.Count.GreaterThan(others.Count * 9 / 10));
    }

    private static KiwoomClient ClientOf(KiwoomEnvironment environment, HttpClient http, Action<KiwoomOptions>? configure = null)
    {
        var options = new KiwoomOptions { Environment = environment, AppKey = TestBed.AppKey, SecretKey = TestBed.SecretKey };
        configure?.Invoke(options);
        return TestBed.CreateClient(options, http);
    }

    private static HttpAnswer Answer(ReceivedRequest request) =>
        request.ApiId == "au10001" ? TestBed.TokenAnswer() : HttpAnswer.Json("""{"return_code":0,"return_msg":"정상적으로 처리되었습니다"}""");
}

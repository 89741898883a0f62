using System.Text.Json;
using Kiwoom.Catalog;

namespace Kiwoom.Tests.Simulator;

internal sealed class ExampleTests : SimulatorTest
{
    // The document's examples leave out tic_scope, which its tables require, or send a volume code (0000) that its tables lack.
    private static readonly string[] IncompleteExamples = ["ka50079", "ka50080", "ka10017", "ka10018", "ka10019"];

    private static readonly string Examples = Path.Combine(SpecFiles.Folder, "examples");

    [Test]
    public async Task Every_endpoint_takes_the_documents_example_request()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var endpoint in KiwoomCatalog.Endpoints.Where(endpoint => (endpoint.Kind is EndpointKind.Query or EndpointKind.Order) && !IncompleteExamples.Contains(endpoint.ApiId)))
            {
                using var request = Session.CreateRequest(endpoint.ApiId, await File.ReadAllTextAsync(Path.Combine(Examples, endpoint.ApiId + ".request.json")));
                var reply = await Session.SendAsync(request);

                // Modifying and canceling need an order: the exchange's refusal shows that the elements were fine.
                var message = reply.Message;
                Assert.That(message, Does.Not.StartWith("[1").And.Not.StartWith("[8"), endpoint.ApiId);
                Assert.That(reply.ApiId, Is.EqualTo(endpoint.ApiId));
            }
        }
    }

    [Test]
    public async Task Endpoint_without_a_market_answers_as_the_document_does()
    {
        var expected = await File.ReadAllTextAsync(Path.Combine(Examples, "ka00001.response.json"));

        var reply = await Session.CallAsync("ka00001");

        Assert.That(JsonElement.DeepEquals(reply.Body, JsonDocument.Parse(expected).RootElement), Is.True, reply.Text);
    }

    [TestCase("ka10030")]
    [TestCase("ka10084")]
    public async Task The_return_code_has_its_recorded_name_where_the_documents_example_has_another(string apiId)
    {
        using var request = Session.CreateRequest(apiId, await File.ReadAllTextAsync(Path.Combine(Examples, apiId + ".request.json")));
        var reply = await Session.SendAsync(request);

        Assert.That(reply.ReturnCode, Is.Zero);
        Assert.That(reply.Body.TryGetProperty("returnCode", out _), Is.False);
    }

    [Test]
    public async Task Simulated_answers_have_the_elements_of_the_example()
    {
        await Session.CallAsync("kt10000", ("dmst_stex_tp", "KRX"), ("stk_cd", "005930"), ("ord_qty", "1"), ("ord_uv", "50000"), ("trde_tp", "0"));
        string[] simulated = ["ka10001", "ka10004", "ka10006", "ka10081", "ka10095", "ka10075", "kt00007"];

        using (Assert.EnterMultipleScope())
        {
            foreach (var apiId in simulated)
            {
                using var request = Session.CreateRequest(apiId, await File.ReadAllTextAsync(Path.Combine(Examples, apiId + ".request.json")));
                var reply = await Session.SendAsync(request);
                var expected = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Examples, apiId + ".response.json"))).RootElement;

                // The document's table of open orders has the stop price, and its example has not.
                Assert.That(NamesOf(reply.Body).Where(name => (apiId, name) is not ("ka10075", "stop_pric")), Is.EqualTo(NamesOf(expected)), apiId);
            }
        }
    }

    /// <summary>The names of the elements and of the first row's, in their order.</summary>
    private static IEnumerable<string> NamesOf(JsonElement element) => element.EnumerateObject().SelectMany(property =>
        property.Value.ValueKind == JsonValueKind.Array
            ? [property.Name, .. NamesOf(property.Value[0])]
            : new[] { property.Name });
}

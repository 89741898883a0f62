namespace Kiwoom.Tests.Examples;

/// <summary>Serves the document's example answers over HTTP and reads them through the whole client.</summary>
internal static class ExampleAnswers
{
    /// <summary>The example of an endpoint as its method returns it.</summary>
    public static Task<TResponse> ReadAsync<TResponse>(string apiId, int malformedValues = 0)
        where TResponse : KiwoomResponse => ReadAsync<TResponse>(apiId, SpecFiles.ResponseExample(apiId), malformedValues);

    /// <summary>A body as an endpoint's method returns it.</summary>
    public static async Task<TResponse> ReadAsync<TResponse>(string apiId, string body, int malformedValues = 0)
        where TResponse : KiwoomResponse
    {
        await using var server = LoopbackServer.Start(request => request.ApiId == apiId ? HttpAnswer.Json(body) : TestBed.TokenAnswer());
        await using var bed = TestBed.On(server);
        var answer = await bed.Client.SendAsync(apiId);
        Assert.That(bed.Client.MalformedValueCount, Is.EqualTo(malformedValues), "malformed values");
        Assert.That(answer.ReturnCode, Is.Zero);
        Assert.That(answer.Continuation, Is.Null);
        return (TResponse)answer;
    }
}

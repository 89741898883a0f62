namespace Kiwoom.Quickstart.Servers;

/// <summary>Finds the endpoint that a request is meant for.</summary>
internal static class ApiId
{
    public static string Of(HttpRequestMessage request) =>
        request.Headers.TryGetValues("api-id", out var values) ? values.First() : "";
}

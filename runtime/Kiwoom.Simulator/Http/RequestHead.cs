using Kiwoom.Simulator.Authentication;
using Microsoft.AspNetCore.Http;

namespace Kiwoom.Simulator.Http;

/// <summary>What stands before a request's body, as far as the protocol uses it.</summary>
/// <remarks>A header that was sent twice is joined with a comma, which none of the checks accepts.</remarks>
internal sealed record RequestHead
{
    /// <summary>The API ID; the token addresses serve one each and are called without the header too.</summary>
    public required string ApiId { get; init; }

    public required string Path { get; init; }

    public string? ContentType { get; init; }

    public string? Authorization { get; init; }

    /// <summary>The <c>cont-yn</c> header.</summary>
    public string? ContinuationFlag { get; init; }

    /// <summary>The <c>next-key</c> header.</summary>
    public string? ContinuationKey { get; init; }

    public static RequestHead Read(HttpRequest request)
    {
        var headers = request.Headers;
        var path = request.Path.Value ?? "";
        string? apiId = headers["api-id"];
        return new RequestHead
        {
            ApiId = string.IsNullOrEmpty(apiId) ? TokenPaths.ApiIdOf(path) : apiId,
            Path = path,
            ContentType = request.ContentType,
            Authorization = headers.Authorization,
            ContinuationFlag = headers["cont-yn"],
            ContinuationKey = headers["next-key"],
        };
    }
}

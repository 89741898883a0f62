using System.Text;

namespace Kiwoom.Simulator;

/// <summary>One request as the simulator received it. Its access token is not kept.</summary>
public sealed record RecordedRequest
{
    /// <summary>The API ID the request was meant for; empty where the request named none.</summary>
    public required string ApiId { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path it was sent to.</summary>
    public required string Path { get; init; }

    /// <summary>The <c>next-key</c> header of a follow-up page; null on a first page.</summary>
    public string? ContinuationKey { get; init; }

    /// <summary>When it arrived, in Korean time.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The body as it was sent; empty for token calls, whose body carries the secret key.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary><see cref="Body"/> as text.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);
}

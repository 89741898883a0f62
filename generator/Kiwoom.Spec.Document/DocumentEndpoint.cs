namespace Kiwoom.Spec.Document;

/// <summary>One endpoint as the document's text has it.</summary>
/// <param name="ApiId">The id.</param>
/// <param name="Name">The Korean name.</param>
/// <param name="Path">The address's path.</param>
/// <param name="Request">The request table's body rows.</param>
/// <param name="Response">The response table's body rows.</param>
internal sealed record DocumentEndpoint(
    string ApiId, string Name, string Path, IReadOnlyList<DocumentRow> Request, IReadOnlyList<DocumentRow> Response)
{
    /// <summary>The line in the text at which it begins.</summary>
    public int Line { get; init; }

    /// <summary>Where the menu has it: <c>국내주식 &gt; 계좌</c>, without its own name.</summary>
    public string Menu { get; init; } = "";

    /// <summary>What the document says about it in a few sentences; empty where it says nothing.</summary>
    public string Overview { get; init; } = "";

    /// <summary>The request's example as it stands, without the headings of pages.</summary>
    public string RequestExample { get; init; } = "";

    /// <inheritdoc cref="RequestExample"/>
    public string ResponseExample { get; init; } = "";

    /// <summary>Whether it goes over the WebSocket.</summary>
    public bool IsOverSocket => Path.EndsWith("/websocket", StringComparison.Ordinal);

    /// <summary>Whether it is a realtime type: its request registers items.</summary>
    public bool IsRealtime => IsOverSocket && Request.Any(row => row.Wire == "grp_no");

    /// <summary>Whether it is a call over the socket.</summary>
    public bool IsSocketCall => IsOverSocket && !IsRealtime;
}

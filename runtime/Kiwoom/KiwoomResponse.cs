namespace Kiwoom;

/// <summary>What every answer has.</summary>
public abstract record KiwoomResponse
{
    /// <summary>The server's <c>return_code</c>: 0, or 20 for a query that found nothing. Any other code is an exception.</summary>
    public int ReturnCode { get; init; }

    /// <summary>The server's <c>return_msg</c>, in Korean.</summary>
    public string ReturnMessage { get; init; } = "";

    /// <summary>Where the next page begins; null on the last page.</summary>
    public Continuation? Continuation { get; init; }
}

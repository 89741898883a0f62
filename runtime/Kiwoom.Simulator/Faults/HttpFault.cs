namespace Kiwoom.Simulator;

/// <summary>What goes wrong with a call instead of its answer.</summary>
public enum HttpFault
{
    /// <summary>TCP is reset before the request was read. It is not carried out.</summary>
    ResetBeforeReading,

    /// <summary>The connection is closed before the request was read. It is not carried out.</summary>
    CloseBeforeReading,

    /// <summary>TCP is reset after the request was read.</summary>
    Reset,

    /// <summary>The connection is closed after the request was read.</summary>
    Close,

    /// <summary>Nothing comes until the client goes away.</summary>
    Stall,

    /// <summary>An answer that comes a byte at a time and never ends.</summary>
    Drip,

    /// <summary>An answer of which half comes, and then the end of the connection.</summary>
    EarlyEnd,

    /// <summary>An answer that is shorter than JSON needs, but as long as its header says.</summary>
    CutJson,

    /// <summary>A chunk whose length is none.</summary>
    BadChunk,

    /// <summary>Bytes that are no HTTP.</summary>
    NoHttp,

    /// <summary>HTTP 401.</summary>
    Unauthorized,

    /// <summary>HTTP 403 with HTML.</summary>
    Forbidden,

    /// <summary>HTTP 408 with HTML.</summary>
    RequestTimeout,

    /// <summary>HTTP 429 with HTML.</summary>
    TooManyRequests,

    /// <summary>HTTP 429 with 1700 in the API's words.</summary>
    RateLimited,

    /// <summary>HTTP 500 with HTML.</summary>
    ServerError,

    /// <summary>HTTP 500 with 1999 in the API's words.</summary>
    ServerErrorInWords,

    /// <summary>HTTP 200 with 1999 in the API's words.</summary>
    ErrorInWords,

    /// <summary>HTTP 502 with HTML.</summary>
    BadGateway,

    /// <summary>HTTP 503 without a body.</summary>
    Unavailable,

    /// <summary>HTTP 302 to a page about maintenance.</summary>
    Redirect,

    /// <summary>HTTP 200 without a body.</summary>
    Empty,

    /// <summary>HTTP 200 with an array.</summary>
    Array,

    /// <summary>HTTP 200 with an object that has no <c>return_code</c>.</summary>
    NoReturnCode,

    /// <summary>HTTP 200 with a <c>return_code</c> that is an object.</summary>
    WrongType,

    /// <summary>HTTP 200 with HTML.</summary>
    Html,

    /// <summary>HTTP 200 with JSON in a character set that is not UTF-8.</summary>
    WrongCharset,

    /// <summary>HTTP 200 with eight megabytes of JSON.</summary>
    Huge,

    /// <summary>The token is dead (8005), as if its time had run out. It is not carried out.</summary>
    DeadToken,
}

namespace Kiwoom.Catalog;

/// <summary>The kinds of refusals a server gives.</summary>
public enum ErrorCategory
{
    /// <summary>The server failed, or gave a code that the document does not list.</summary>
    Server,

    /// <summary>The request is malformed: a header, element or address is wrong.</summary>
    InvalidRequest,

    /// <summary>The key, the token or the terminal is not accepted.</summary>
    Authentication,

    /// <summary>Too many requests.</summary>
    RateLimit,

    /// <summary>The stock or market does not exist.</summary>
    NotFound,

    /// <summary>The key or token belongs to the other environment (real or mock).</summary>
    EnvironmentMismatch,

    /// <summary>The server does not serve the call: not in this environment (the mock server), or not to this customer.</summary>
    NotServed,

    /// <summary>An order breaks a rule of the exchange or the account. It does not exist.</summary>
    OrderRejected,

    /// <summary>A notice about the realtime session, which may end with it.</summary>
    Session,
}

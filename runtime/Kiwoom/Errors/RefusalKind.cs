namespace Kiwoom;

/// <summary>Which exception a refusal becomes.</summary>
internal enum RefusalKind
{
    Server,
    InvalidRequest,
    Authentication,
    RateLimit,
    NotFound,
    EnvironmentMismatch,
    NotServed,
    OrderRejected,
}

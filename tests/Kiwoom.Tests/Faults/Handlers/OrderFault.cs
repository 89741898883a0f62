namespace Kiwoom.Tests.Faults.Handlers;

/// <summary>What becomes of the answer to an order that the server took.</summary>
internal enum OrderFault
{
    None,
    Slow,
    Reset,
    Unavailable,
    Found,
    TemporaryRedirect,
    TooManyRequests,
    NoNumber,
}

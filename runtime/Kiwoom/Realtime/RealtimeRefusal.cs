using System.Net;
using Kiwoom.Catalog;

namespace Kiwoom.Realtime;

/// <summary>Refusals over the socket, which have a <c>return_code</c> and a message as those over HTTP do.</summary>
internal static class RealtimeRefusal
{
    // Return codes of the socket's own, all of them seen there; over HTTP return_code is only a category.
    private const int TooManyRequests = 105_110;
    private const int TooManyRequestsOfOneKind = 105_111;
    private const int TooManyItems = 105_115;
    private const int LoginFailed = 805_004;

    public static KiwoomApiException Create(string name, int returnCode, string message)
    {
        var refusal = new ServerRefusal(HttpStatusCode.OK, returnCode, message);
        return returnCode switch
        {
            TooManyRequests or TooManyRequestsOfOneKind => new KiwoomRateLimitException(name, refusal),
            TooManyItems => new KiwoomInvalidRequestException(name, refusal),
            LoginFailed when refusal.ErrorCode is null => new KiwoomAuthenticationException(name, refusal),
            _ => KiwoomApiException.Create(name, EndpointKind.SocketCall, refusal),
        };
    }
}

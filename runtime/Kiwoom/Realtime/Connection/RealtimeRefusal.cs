using System.Net;
using Kiwoom.Catalog;

namespace Kiwoom.Realtime;

/// <summary>Refusals over the socket, which have a <c>return_code</c> and a message as those over HTTP do.</summary>
internal static class RealtimeRefusal
{
    public static KiwoomApiException Create(string name, int returnCode, string message) =>
        KiwoomApiException.Create(name, EndpointKind.SocketCall, new ServerRefusal(HttpStatusCode.OK, returnCode, message));
}

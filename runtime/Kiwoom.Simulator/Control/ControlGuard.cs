using System.Net;
using Microsoft.AspNetCore.Http;

namespace Kiwoom.Simulator.Control;

/// <summary>
/// Lets to page and control whoever is on this machine. The name in the Host header has to be this machine's and a change has to come as JSON, so that
/// no page of another site can reach it through somebody's browser.
/// </summary>
internal sealed class ControlGuard(bool isOpen)
{
    private static readonly string[] OwnNames = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Why a request is not served; null where it is.</summary>
    public string? Objection(HttpContext context)
    {
        if (isOpen)
        {
            return ObjectionToForm(context.Request);
        }

        if (context.Connection.RemoteIpAddress is { } address && !IPAddress.IsLoopback(address))
        {
            return "Page and control answer this machine alone.";
        }

        return OwnNames.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase)
            ? ObjectionToForm(context.Request)
            : "Page and control answer to localhost alone.";
    }

    private static string? ObjectionToForm(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || request.HasJsonContentType() ? null : "A change has the Content-Type application/json.";
}

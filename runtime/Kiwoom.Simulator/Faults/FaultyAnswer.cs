using System.Net.Sockets;
using System.Text;
using Kiwoom.Simulator.Answers;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Kiwoom.Simulator.Faults;

/// <summary>Makes faults happen to a request.</summary>
internal static class FaultyAnswer
{
    public const string MaintenancePage =
        "<!DOCTYPE html><html lang=\"ko\"><head><meta charset=\"utf-8\"><title>시스템 점검</title></head>"
        + "<body><h1>시스템 점검 중입니다</h1><p>점검이 끝난 뒤 다시 이용하시기 바랍니다.</p></body></html>";

    private const int HugeSize = 8 * 1024 * 1024;
    private const string Half = """{"return_msg":"정상적으로 처리되""";

    private const string JsonType = "application/json;charset=UTF-8";

    private static readonly Refusal Unexpected = Refusals.Of(1999, "db");
    private static readonly TimeSpan DripPause = TimeSpan.FromMilliseconds(200);

    public static async Task StrikeAsync(HttpContext context, HttpFault fault, string apiId)
    {
        switch (fault)
        {
            case HttpFault.ResetBeforeReading or HttpFault.Reset:
                End(context, isReset: true);
                break;
            case HttpFault.CloseBeforeReading or HttpFault.Close:
                End(context, isReset: false);
                break;
            case HttpFault.Stall:
                await WaitForEndAsync(context).ConfigureAwait(false);
                break;
            case HttpFault.Drip:
                await DripAsync(context).ConfigureAwait(false);
                break;
            case HttpFault.EarlyEnd:
                SendRaw(context, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{Half}");
                break;
            case HttpFault.BadChunk:
                SendRaw(context, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"ret\r\nXYZ\r\n");
                break;
            case HttpFault.NoHttp:
                SendRaw(context, "SSH-2.0-OpenSSH_9.6\r\n\r\n");
                break;
            case HttpFault.Redirect:
                context.Response.Headers.Location = "/maintenance";
                await SendAsync(context, 302, "text/html", "<html>moved</html>").ConfigureAwait(false);
                break;
            default:
                var (status, type, text) = TextOf(fault, apiId);
                await SendAsync(context, status, type, text).ConfigureAwait(false);
                break;
        }
    }

    public static Task SendMaintenanceAsync(HttpContext context) =>
        SendAsync(context, 503, "text/html;charset=UTF-8", MaintenancePage);

    private static (int Status, string? Type, string Text) TextOf(HttpFault fault, string apiId) => fault switch
    {
        HttpFault.CutJson => (200, JsonType, Half),
        HttpFault.Unauthorized => (401, "text/html", ""),
        HttpFault.Forbidden => (403, "text/html", "<html>Forbidden</html>"),
        HttpFault.RequestTimeout => (408, "text/html", "<html>Request Timeout</html>"),
        HttpFault.TooManyRequests => (429, "text/html", "<html>Too Many Requests</html>"),
        HttpFault.RateLimited => Words(Refusals.RateLimited(apiId, 1)),
        HttpFault.ServerError => (500, "text/html", "<html>Internal Server Error</html>"),
        HttpFault.ServerErrorInWords => Words(Unexpected with { StatusCode = 500 }),
        HttpFault.ErrorInWords => Words(Unexpected),
        HttpFault.BadGateway => (502, "text/html", "<html><h1>502 Bad Gateway</h1></html>"),
        HttpFault.Unavailable => (503, null, ""),
        HttpFault.Empty => (200, JsonType, ""),
        HttpFault.Array => (200, JsonType, """[{"return_code":0}]"""),
        HttpFault.NoReturnCode => (200, JsonType, """{"return_msg":"정상"}"""),
        HttpFault.WrongType => (200, JsonType, """{"return_code":{"code":0}}"""),
        HttpFault.Html => (200, "text/html", "<html>Maintenance</html>"),
        HttpFault.WrongCharset => (200, "application/json; charset=euc-kr", """{"return_code":0}"""),
        HttpFault.Huge => (200, JsonType, $$"""{"return_code":0,"x":"{{new string('x', HugeSize)}}"}"""),
        HttpFault.DeadToken => Words(Refusals.Of(8005)),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "It is no fault of an answer."),
    };

    private static (int Status, string? Type, string Text) Words(Refusal refusal) =>
        (refusal.StatusCode, JsonType, Encoding.UTF8.GetString(Answer.Refused(refusal).Body.Span));

    private static async Task SendAsync(HttpContext context, int status, string? type, string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task WaitForEndAsync(HttpContext context)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = context.RequestAborted.Register(() => ended.TrySetResult()).ConfigureAwait(false);
        await ended.Task.ConfigureAwait(false);
    }

    private static async Task DripAsync(HttpContext context)
    {
        context.Response.ContentType = JsonType;
        context.Response.ContentLength = 50_000;
        try
        {
            await context.Response.Body.WriteAsync("{"u8.ToArray(), context.RequestAborted).ConfigureAwait(false);
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(" "u8.ToArray(), context.RequestAborted).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
                await Task.Delay(DripPause, context.RequestAborted).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The client has had enough, or the simulator ends.
        }

        context.Abort();
    }

    /// <summary>Writes bytes past the web server, which would not write such things, and ends the connection.</summary>
    private static void SendRaw(HttpContext context, string text)
    {
        if (context.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
        {
            try
            {
                socket.Send(Encoding.UTF8.GetBytes(text));
                socket.Shutdown(SocketShutdown.Send);
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // The client has gone already.
            }
        }

        context.Abort();
    }

    private static void End(HttpContext context, bool isReset)
    {
        if (context.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
        {
            try
            {
                if (isReset)
                {
                    // Closing with no time to linger is what makes TCP send RST instead of FIN.
                    socket.LingerState = new LingerOption(enable: true, seconds: 0);
                    socket.Close(0);
                }
                else
                {
                    socket.Shutdown(SocketShutdown.Both);
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // The connection has just ended in another way.
            }
        }

        context.Abort();
    }
}

using System.Collections.Concurrent;
using System.Globalization;

namespace Kiwoom.Tests.Faults.Handlers;

/// <summary>
/// Takes every order whose body arrives. The first of an API ID meets the fault; whoever sends again is told that all is well, which
/// is how a doubled order hides.
/// </summary>
internal sealed class OrderServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, int> _bodies = new(StringComparer.Ordinal);
    private readonly OrderFault _fault;
    private readonly LoopbackServer _server;

    public OrderServer(OrderFault fault)
    {
        _fault = fault;
        _server = LoopbackServer.Start(ServeAsync);
    }

    public Uri Address => _server.Address;

    /// <summary>How often the body of an endpoint's order arrived.</summary>
    public int BodiesOf(string apiId) => _bodies.GetValueOrDefault(apiId);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static HttpAnswer Receipt(int number) =>
        HttpAnswer.Json($$"""{"ord_no":"{{number.ToString("0000000", CultureInfo.InvariantCulture)}}","return_code":0,"return_msg":"정상"}""");

    private async Task ServeAsync(LoopbackConnection connection, ReceivedRequest request)
    {
        if (request.Path == "/oauth2/token")
        {
            await connection.SendAsync(TestBed.TokenAnswer());
            return;
        }

        if (request.ApiId.Length == 0)
        {
            // Somebody else's request over the same HttpClient.
            await connection.SendAsync(HttpAnswer.Json("{}"));
            return;
        }

        // Any body: that it is not the order's does not excuse it.
        var count = request.Body.Length == 0 ? 0 : _bodies.AddOrUpdate(request.ApiId, 1, (_, before) => before + 1);
        switch (count == 1 ? _fault : OrderFault.None)
        {
            case OrderFault.Slow:
                await connection.StaySilentAsync();
                break;
            case OrderFault.Reset:
                connection.Reset();
                break;
            case OrderFault.Unavailable:
                await connection.SendAsync(HttpAnswer.Html("", 503));
                break;
            case OrderFault.Found:
                await connection.SendAsync(HttpAnswer.Html("", 302).WithHeader("Location", request.Path + "/again"));
                break;
            case OrderFault.TemporaryRedirect:
                await connection.SendAsync(HttpAnswer.Html("", 307).WithHeader("Location", request.Path + "/again"));
                break;
            case OrderFault.TooManyRequests:
                await connection.SendAsync(HttpAnswer.Refusal(5, $"[1700:허용된 요청 개수를 초과하였습니다. 유량=5, API ID={request.ApiId}]", 429));
                break;
            case OrderFault.NoNumber:
                await connection.SendAsync(HttpAnswer.Json("""{"ord_no":"","return_code":0,"return_msg":"정상"}"""));
                break;
            default:
                await connection.SendAsync(Receipt(count));
                break;
        }
    }
}

using System.Text;

namespace Kiwoom.Tests.Faults;

/// <summary>Everything that the matrix lets go wrong.</summary>
internal static class FaultCatalogue
{
    public const string Half = """{"stk_dt_pole_chart_qry":[{"dt":"2025""";

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("connection refused", (_, _) => Task.CompletedTask)
        {
            RefusesConnections = true, IsCertainRefusal = true, QueryFailure = typeof(KiwoomTransportException), OrderFailure = typeof(KiwoomTransportException),
        },
        Broken("reset before sending", (connection, _) => Act(connection.Reset)) with { StrikesConnections = true, MayComeFirst = true },
        Broken("closed before sending", (connection, _) => Act(connection.Close)) with { StrikesConnections = true },
        Broken("reset during sending", (connection, _) => Act(connection.Reset)),
        Broken("reset after sending", async (connection, request) =>
        {
            await connection.ReadBodyAsync(request);
            connection.Reset();
        }),
        Broken("closed after sending", async (connection, request) =>
        {
            await connection.ReadBodyAsync(request);
            connection.Close();
        }),
        Broken("stall", (connection, _) => connection.StaySilentAsync()) with { TakesTheTimeout = true },
        Broken("slow drip", DripAsync) with { TakesTheTimeout = true },
        Broken("early end", Answers(HttpAnswer.Json(Half).Announcing(500))),
        Unreadable("length too short", HttpAnswer.Json("""{"return_code":0,"return_msg":""}""").Announcing(9)),
        Broken("damaged chunk", Sends("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"ret\r\nXYZ\r\n")),
        Broken("chunk that ends early", Sends("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nFF\r\n{\"return_code\":0}")),
        Broken("no HTTP at all", Sends("SSH-2.0-OpenSSH_9.6\r\n\r\n")),
        new("401", Answers(HttpAnswer.Html("", 401)))
        {
            QueryFailure = typeof(KiwoomAuthenticationException), OrderFailure = typeof(KiwoomAuthenticationException),
        },
        new("403", Answers(HttpAnswer.Html("<html>Forbidden</html>", 403)))
        {
            QueryIsRepeated = false, QueryFailure = typeof(KiwoomAuthenticationException), OrderFailure = typeof(KiwoomAuthenticationException),
        },
        Failing("408", HttpAnswer.Html("<html>Request Timeout</html>", 408)),
        TooMany("429", HttpAnswer.Html("<html>Too Many Requests</html>", 429)),
        TooMany("429 with Retry-After", HttpAnswer.Html("", 429).WithHeader("Retry-After", "1")),
        TooMany("429 with a Retry-After of an hour", HttpAnswer.Html("", 429).WithHeader("Retry-After", "3600")) with { QueryIsRepeated = false },
        TooMany("1700 in the API's words", HttpAnswer.Refusal(5, "[1700:허용된 요청 개수를 초과하였습니다. 유량=5, API ID=ka10081]", 429)),
        Failing("500", HttpAnswer.Html("<html>Internal Server Error</html>", 500)),
        Failing("500 in the API's words", HttpAnswer.Refusal(9, "[1999:예기치 못한 에러가 발생했습니다. 실패사유=db]", 500)),
        Failing("502 with HTML", HttpAnswer.Html("<html><h1>502 Bad Gateway</h1></html>", 502)),
        Failing("503", HttpAnswer.Json("", 503).WithContentType(null)),
        Failing("redirect", HttpAnswer.Html("<html>moved</html>", 302).WithHeader("Location", "/maintenance")) with { QueryIsRepeated = false },
        Failing("own error with HTTP 200", HttpAnswer.Refusal(9, "[1999:예기치 못한 에러가 발생했습니다. 실패사유=db]")) with { QueryIsRepeated = false },
        Unreadable("empty", HttpAnswer.Json("")),
        Unreadable("truncated", HttpAnswer.Json(Half)),
        Unreadable("array", HttpAnswer.Json("""[{"return_code":0}]""")),
        Unreadable("wrong type", HttpAnswer.Json("""{"return_code":{"code":0}}""")),
        Unreadable("no return_code", HttpAnswer.Json("""{"return_msg":"정상"}""")),
        Unreadable("HTML with 200", HttpAnswer.Html("<html>Maintenance</html>", 200)),
        Unreadable("wrong charset", HttpAnswer.Json("""{"return_code":0}""").WithContentType("application/json; charset=euc-kr")),
        Unreadable("huge", HttpAnswer.Json($$"""{"return_code":0,"x":"{{new string('x', 200_000)}}"}""")) with { QueryIsRepeated = false },
        Unreadable("huge and endless", HttpAnswer.Json($$"""{"return_code":0,"x":"{{new string('x', 200_000)}}"}""").EndingWithConnection()) with { QueryIsRepeated = false },
        new("dead token", Answers(HttpAnswer.Refusal(3, "[8005:Token이 유효하지 않습니다]")))
        {
            IsCertainRefusal = true, QueryFailure = typeof(KiwoomAuthenticationException), OrderFailure = typeof(KiwoomAuthenticationException),
        },
    ];

    private static Fault Broken(string name, Func<LoopbackConnection, ReceivedRequest, Task> act) =>
        new(name, act) { QueryFailure = typeof(KiwoomTransportException), OrderFailure = typeof(KiwoomOrderOutcomeUnknownException) };

    private static Fault Unreadable(string name, HttpAnswer answer) =>
        new(name, Answers(answer)) { QueryFailure = typeof(KiwoomProtocolException), OrderFailure = typeof(KiwoomOrderOutcomeUnknownException) };

    private static Fault Failing(string name, HttpAnswer answer) =>
        new(name, Answers(answer)) { QueryFailure = typeof(KiwoomServerException), OrderFailure = typeof(KiwoomOrderOutcomeUnknownException) };

    private static Fault TooMany(string name, HttpAnswer answer) =>
        new(name, Answers(answer)) { QueryFailure = typeof(KiwoomRateLimitException), OrderFailure = typeof(KiwoomOrderOutcomeUnknownException) };

    private static Func<LoopbackConnection, ReceivedRequest, Task> Answers(HttpAnswer answer) => async (connection, request) =>
    {
        // A connection that ended without a word could still be taken for the next attempt, which is another fault.
        await connection.ReadBodyAsync(request);
        await connection.SendAsync(answer with { ClosesConnection = true });
    };

    private static Func<LoopbackConnection, ReceivedRequest, Task> Sends(string bytes) => async (connection, request) =>
    {
        await connection.ReadBodyAsync(request);
        await connection.SendAsync(Encoding.Latin1.GetBytes(bytes));
        connection.Close();
    };

    /// <summary>A byte now and then: the connection lives and the answer never ends.</summary>
    private static async Task DripAsync(LoopbackConnection connection, ReceivedRequest request)
    {
        await connection.ReadBodyAsync(request);
        await connection.SendAsync(HttpAnswer.Json("{").Announcing(50_000).ToBytes());
        while (true)
        {
            await Task.Delay(20, connection.Stopping);
            await connection.SendAsync(new byte[] { (byte)' ' });
        }
    }

    private static Task Act(Action act)
    {
        act();
        return Task.CompletedTask;
    }
}

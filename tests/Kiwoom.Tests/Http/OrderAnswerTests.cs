using System.Net;
using System.Text;
using Kiwoom.Tests.Faults.Handlers;
using Kiwoom.Tests.Orders;

namespace Kiwoom.Tests.Http;

/// <summary>Whose answer an order is told with: that of the network, to this very order, and of nobody else.</summary>
internal sealed class OrderAnswerTests
{
    private const string Receipt = """{"ord_no":"0000017","return_code":0}""";
    private const string Order = "kt10000";

    private static readonly (int Status, string Body)[] MadeUp =
        [(400, ""), (403, ""), (404, ""), (200, """{"return_code":2,"return_msg":"fallback"}"""), (200, """{"return_code":20,"return_msg":"fallback"}"""), (200, Receipt)];

    [Test]
    public async Task Answer_that_was_kept_of_another_order_is_no_receipt([Values] bool isInUse)
    {
        HttpResponseMessage? kept = null;
        var handler = new OrderHandler(async (request, send) =>
        {
            var response = await send(request);
            if (kept is null)
            {
                await response.Content.LoadIntoBufferAsync();
                kept = Json(200, await response.Content.ReadAsStringAsync(), request);
                return response;
            }

            response.Dispose();
            kept.RequestMessage = request;
            return kept;
        });
        await using var bed = await BedAsync(handler, isInUse);

        await bed.Client.OrderAsync(Order);
        await Assert.ThrowsAsync<KiwoomOrderOutcomeUnknownException>(() => bed.Client.OrderAsync(Order));

        Assert.That(bed.Calls.Count(call => call.ApiId == Order), Is.EqualTo(2));
    }

    [Test]
    public async Task No_two_orders_look_alike_to_handlers()
    {
        var texts = new List<string>();
        var handler = new OrderHandler(async (request, send) =>
        {
            texts.Add(await request.Content!.ReadAsStringAsync());
            return await send(request);
        });
        await using var bed = await BedAsync(handler);

        await bed.Client.OrderAsync(Order);
        await bed.Client.OrderAsync(Order);

        Assert.That(texts, Has.Count.EqualTo(2).And.Unique);
    }

    [Test]
    public async Task Answer_that_a_handler_makes_up_after_an_order_left_tells_nothing([ValueSource(nameof(MadeUp))] (int Status, string Body) madeUp, [Values] bool isInUse)
    {
        var handler = new OrderHandler(async (request, send) =>
        {
            (await send(request)).Dispose();
            return Json(madeUp.Status, madeUp.Body, request);
        });
        await using var bed = await BedAsync(handler, isInUse);

        await Assert.ThrowsAsync<KiwoomOrderOutcomeUnknownException>(() => bed.Client.OrderAsync(Order));
    }

    [Test]
    public async Task Answer_that_a_handler_makes_up_before_an_order_left_says_that_it_was_not_sent(
        [ValueSource(nameof(MadeUp))] (int Status, string Body) madeUp, [Values] bool isInUse)
    {
        var handler = new OrderHandler((request, _) => Task.FromResult(Json(madeUp.Status, madeUp.Body, request)));
        await using var bed = await BedAsync(handler, isInUse);

        var failure = (await Assert.ThrowsAsync<KiwoomConfigurationException>(() => bed.Client.OrderAsync(Order)))!;

        Assert.That(failure.Message, Does.StartWith("kt10000: the order was not sent.").And.Contain("handler answered by itself"));
        Assert.That(bed.Calls.Count(call => call.ApiId == Order), Is.Zero);
    }

    [Test]
    public async Task Refusal_of_what_a_handler_sent_past_the_guard_is_not_the_orders()
    {
        using var past = new HttpMessageInvoker(new SocketsHttpHandler());
        var handler = new OrderHandler(async (request, send) =>
        {
            (await send(request)).Dispose();
            return await past.SendAsync(request, CancellationToken.None);
        });
        await using var bed = await BedAsync(handler, answer: request => HttpAnswer.Json(request.Text.Contains("ord_qty", StringComparison.Ordinal) ? Receipt : """{"return_code":2,"return_msg":"[1511:x]"}"""));

        await Assert.ThrowsAsync<KiwoomOrderOutcomeUnknownException>(() => bed.Client.OrderAsync(Order));

        Assert.That(bed.Calls.Count(call => call.Text.Contains("ord_qty", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task Handlers_may_be_set_until_the_first_request()
    {
        var handler = new BodyReadingHandler();
        await using var bed = TestBed.Scripted((connection, _) => connection.SendAsync(HttpAnswer.Json(Receipt)), http: new HttpClient(handler));
        handler.InnerHandler = new BodyReadingHandler { InnerHandler = new SocketsHttpHandler() };

        Assert.That(OrderCalls.NumberOf(await bed.Client.OrderAsync(Order)), Is.EqualTo("0000017"));

        Assert.That(bed.Call.Element("stk_cd"), Is.EqualTo("005930"));
    }

    [TestCase("kt10003", false)]
    [TestCase("kt10000", true)]
    [TestCase(" KT10000 ", true)]
    [TestCase("", true)]
    public async Task Answer_whose_header_names_another_API_ID_is_no_receipt(string named, bool isItsAnswer)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json(Receipt).WithHeader("api-id", named));

        if (isItsAnswer)
        {
            await bed.Client.OrderAsync(Order);
        }
        else
        {
            await Assert.ThrowsAsync<KiwoomOrderOutcomeUnknownException>(() => bed.Client.OrderAsync(Order));
        }
    }

    [Test]
    public async Task Element_that_is_nested_deeply_leaves_a_receipt_one([Values(70, 2000)] int depth)
    {
        var nested = new string('[', depth) + new string(']', depth);
        await using var bed = TestBed.Answering(HttpAnswer.Json($$"""{"x":{{nested}},"ord_no":"0000017","return_code":0,"y":{{nested}}}"""));

        Assert.That(OrderCalls.NumberOf(await bed.Client.OrderAsync(Order)), Is.EqualTo("0000017"));
    }

    [Test]
    public async Task Order_that_an_application_posts_through_a_guarded_HttpClient_is_refused()
    {
        var handler = new BodyReadingHandler { InnerHandler = new SocketsHttpHandler() };
        using var http = new HttpClient(handler);
        await using var bed = TestBed.Answering(HttpAnswer.Json(Receipt));
        await using (TestBed.CreateClient(TestBed.OptionsFor(bed.Server.Address), http))
        {
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bed.Server.Address, "/api/dostk/ordr")) { Content = new StringContent("{}") };
        request.Headers.Add("api-id", Order);
        await Assert.CatchAsync<InvalidOperationException>(() => http.SendAsync(request));

        Assert.That(bed.Calls, Is.Empty);
    }

    private static async Task<TestBed> BedAsync(OrderHandler handler, bool isInUse = false, Func<ReceivedRequest, HttpAnswer>? answer = null)
    {
        handler.InnerHandler = new SocketsHttpHandler();
        var http = new HttpClient(handler);
        if (isInUse)
        {
            await using var other = LoopbackServer.Start(_ => HttpAnswer.Json("{}"));
            using var response = await http.GetAsync(other.Address);
        }

        return TestBed.Scripted((connection, request) => connection.SendAsync(answer?.Invoke(request) ?? HttpAnswer.Json(Receipt)), http: http);
    }

    private static HttpResponseMessage Json(int status, string body, HttpRequestMessage request) => new((HttpStatusCode)status)
    {
        RequestMessage = request,
        Content = new StringContent(body, Encoding.UTF8, "application/json"),
    };
}

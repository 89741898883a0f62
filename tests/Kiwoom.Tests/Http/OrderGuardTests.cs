using System.Net;
using Kiwoom.Http;
using Kiwoom.Tests.Faults.Handlers;
using Kiwoom.Tests.Orders;

namespace Kiwoom.Tests.Http;

/// <summary>What the handlers of an application's HttpClient see of an order, and what they may still be: a stand-in, a proxy, a log.</summary>
internal sealed class OrderGuardTests
{
    private const string Body = """{"ord_no":"0000017","return_code":0}""";

    private static readonly HttpAnswer Receipt = HttpAnswer.Json(Body);

    [Test]
    public void Guard_finds_its_way_into_the_HttpClient_of_this_NET() => Assert.That(
        new[]
        {
            OrderGuard.Install(new HttpClient()),
            OrderGuard.Install(new HttpClient(new SocketsHttpHandler())),
            OrderGuard.Install(new HttpClient(new AnsweringHandler(false))),
            OrderGuard.Install(new HttpClient(new BodyReadingHandler { InnerHandler = new BodyReadingHandler { InnerHandler = new HttpClientHandler() } })),
        },
        Is.EqualTo([OrderRoute.Network, OrderRoute.Network, OrderRoute.StandIn, OrderRoute.Guarded]));

    [Test]
    public async Task Handlers_see_a_view_and_the_server_the_order()
    {
        var log = new LoggingHandler { InnerHandler = new SocketsHttpHandler() };
        await using var bed = Bed(new HttpClient(log));

        await bed.Client.OrderAsync("kt10000");

        Assert.That(log.Texts[^1], Does.Contain("shown to its server alone").And.Not.Contain("005930"));
        Assert.That(bed.Call.Element("stk_cd"), Is.EqualTo("005930"));
        Assert.That(bed.Call.Headers.Select(header => header.Name), Has.None.EqualTo("kiwoom-order").IgnoreCase);
        Assert.That(bed.Call["Content-Type"], Is.EqualTo("application/json; charset=UTF-8").Or.EqualTo("application/json;charset=UTF-8"));
    }

    [Test]
    public async Task Handlers_see_the_bodies_of_queries()
    {
        var log = new LoggingHandler { InnerHandler = new SocketsHttpHandler() };
        await using var bed = Bed(new HttpClient(log));

        await bed.Client.StockInformation.GetStockProfileAsync("005930");

        Assert.That(log.Texts[^1], Is.EqualTo("""{"stk_cd":"005930"}"""));
        Assert.That(bed.Call.Text, Is.EqualTo(log.Texts[^1]));
    }

    [Test]
    public async Task Stand_in_for_the_network_may_read_an_order_or_not([Values] bool reads, [Values] bool isBehindAnother)
    {
        using var standIn = new AnsweringHandler(reads);
        using var http = new HttpClient(isBehindAnother ? new BodyReadingHandler { InnerHandler = standIn } : standIn);
        await using var client = TestBed.CreateClient(TestBed.OptionsFor(new Uri("http://127.0.0.1:1")), http);

        Assert.That(OrderCalls.NumberOf(await client.OrderAsync("kt10000")), Is.EqualTo("0000017"));
        Assert.That(standIn.Orders, Is.EqualTo(new[] { reads ? """{"dmst_stex_tp":"KRX","stk_cd":"005930","ord_qty":"10","ord_uv":"70000","trde_tp":"0","cond_uv":""}""" : "" }));
    }

    [Test]
    public async Task Stand_in_gets_orders_for_another_machine_where_it_is_trusted([Values] bool isTrusted, [Values] bool isBehindAnother)
    {
        using var standIn = new AnsweringHandler(reads: true);
        using var http = new HttpClient(isBehindAnother ? new BodyReadingHandler { InnerHandler = standIn } : standIn);
        var options = TestBed.OptionsFor(new Uri("https://proxy.example"));
        options.AllowOrders = true;
        options.TrustHandlerWithOrders = isTrusted;
        await using var client = TestBed.CreateClient(options, http);

        if (isTrusted)
        {
            await client.OrderAsync("kt10000");
        }
        else
        {
            var failure = (await Assert.ThrowsAsync<KiwoomConfigurationException>(() => client.OrderAsync("kt10000")))!;
            Assert.That(failure.Message, Does.Contain("the order was not sent").And.Contain("TrustHandlerWithOrders"));
        }

        Assert.That(standIn.Orders, Has.Count.EqualTo(isTrusted ? 1 : 0));
    }

    [Test]
    public async Task Stand_in_is_given_an_order_once()
    {
        using var standIn = new AnsweringHandler(reads: true) { Status = HttpStatusCode.ServiceUnavailable };
        using var http = new HttpClient(new RepeatingHandler(TimeSpan.FromMinutes(1)) { InnerHandler = standIn });
        await using var client = TestBed.CreateClient(TestBed.OptionsFor(new Uri("http://127.0.0.1:1")), http);

        await Assert.ThrowsAsync<KiwoomOrderOutcomeUnknownException>(() => client.OrderAsync("kt10000"));

        Assert.That(standIn.Orders, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Answer_of_a_handler_that_sent_nothing_is_no_receipt()
    {
        using var http = new HttpClient(new CachingHandler { InnerHandler = new SocketsHttpHandler() });
        await using var bed = TestBed.Answering(Receipt);
        await using var client = TestBed.CreateClient(TestBed.OptionsFor(bed.Server.Address), http);

        // What it gives again, and what it gives first, is of its own making.
        await Assert.ThrowsAsync<KiwoomOrderOutcomeUnknownException>(() => client.OrderAsync("kt10000"));
        await Assert.ThrowsAsync<KiwoomConfigurationException>(() => client.OrderAsync("kt10000"));

        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [TestCase(301)]
    [TestCase(302)]
    [TestCase(303)]
    [TestCase(307)]
    [TestCase(308)]
    public async Task Redirect_that_an_HttpClient_follows_leaves_the_outcome_unknown(int status)
    {
        await using var bed = TestBed.Scripted(
            (connection, request) => connection.SendAsync(
                request.Path.EndsWith("/again", StringComparison.Ordinal) ? Receipt : HttpAnswer.Json("", status).WithHeader("Location", request.Path + "/again")),
            http: new HttpClient());

        await Assert.ThrowsAsync<KiwoomOrderOutcomeUnknownException>(() => bed.Client.OrderAsync("kt10000"));

        Assert.That(bed.Calls.Count(call => call.Body.Length > 0), Is.EqualTo(1));
    }

    [Test]
    public async Task Handler_derived_from_the_networks_own_sends_an_order_and_cannot_read_it([Values] bool reads)
    {
        await using var bed = Bed(new HttpClient(new DerivedHandler(reads)));

        if (reads)
        {
            await Assert.ThrowsAsync<KiwoomConfigurationException>(() => bed.Client.OrderAsync("kt10000"));
        }
        else
        {
            await bed.Client.OrderAsync("kt10000");
        }

        Assert.That(bed.Calls.Count(call => call.ApiId == "kt10000"), Is.EqualTo(reads ? 0 : 1));
    }

    [Test]
    public async Task Handler_may_try_again_where_nobody_was_reached()
    {
        var handler = new RepeatingHandler(TimeSpan.FromMinutes(1)) { InnerHandler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero, ConnectCallback = new Connecting(2).ConnectAsync } };
        await using var bed = Bed(new HttpClient(handler));

        await bed.Client.OrderAsync("kt10000");

        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Two_clients_may_share_an_HttpClient()
    {
        using var http = new HttpClient(new BodyReadingHandler { InnerHandler = new SocketsHttpHandler() });
        await using var bed = TestBed.Answering(Receipt);
        await using var first = TestBed.CreateClient(TestBed.OptionsFor(bed.Server.Address), http);
        await using var second = TestBed.CreateClient(TestBed.OptionsFor(bed.Server.Address), http);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => (number % 2 == 0 ? first : second).OrderAsync("kt10000")));

        Assert.That(bed.Calls, Has.Count.EqualTo(20));
    }

    [Test]
    public async Task HttpClient_in_use_whose_handlers_read_sends_no_order_and_says_why()
    {
        using var http = new HttpClient(new BodyReadingHandler { InnerHandler = new SocketsHttpHandler() });
        await using var bed = TestBed.Answering(Receipt, options => options.Retries = new() { MaxAttempts = 3 });
        using var answer = await http.GetAsync(bed.Server.Address);
        await using var client = TestBed.CreateClient(TestBed.OptionsFor(bed.Server.Address), http);

        var failure = (await Assert.ThrowsAsync<KiwoomConfigurationException>(() => client.OrderAsync("kt10000")))!;

        Assert.That(failure.Message, Does.StartWith("kt10000: the order was not sent.").And.Contain("HttpClient that has sent nothing yet"));
        Assert.That(bed.Calls.Count(call => call.ApiId == "kt10000"), Is.Zero);
    }

    private static TestBed Bed(HttpClient http) => TestBed.Scripted((connection, _) => connection.SendAsync(Receipt), http: http);

    private sealed class LoggingHandler : DelegatingHandler
    {
        public List<string> Texts { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Texts.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            return await base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>What people write for their tests.</summary>
    private sealed class AnsweringHandler(bool reads) : HttpMessageHandler
    {
        public List<string> Orders { get; } = [];

        public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath == "/oauth2/token")
            {
                return Answer(HttpStatusCode.OK, TestBed.TokenAnswer().Body);
            }

            Orders.Add(reads ? await request.Content!.ReadAsStringAsync(cancellationToken) : "");
            return Answer(Status, System.Text.Encoding.UTF8.GetBytes(Body));
        }

        private static HttpResponseMessage Answer(HttpStatusCode status, byte[] body)
        {
            var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent(body) };
            answer.Content.Headers.ContentType = new("application/json");
            return answer;
        }
    }

    /// <summary>Gives the answer to an equal request again.</summary>
    private sealed class CachingHandler : DelegatingHandler
    {
        private readonly Dictionary<string, (HttpStatusCode Status, byte[] Body)> _answers = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var key = request.RequestUri!.AbsolutePath;
            if (!_answers.TryGetValue(key, out var known))
            {
                using var response = await base.SendAsync(request, cancellationToken);
                known = (response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken));
                _answers.Add(key, known);
            }

            var answer = new HttpResponseMessage(known.Status) { Content = new ByteArrayContent(known.Body) };
            answer.Content.Headers.ContentType = new("application/json");
            return answer;
        }
    }

    private sealed class DerivedHandler(bool reads) : HttpClientHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (reads)
            {
                await request.Content!.ReadAsStringAsync(cancellationToken);
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>Lets so many connections through, then refuses one, then lets all through.</summary>
    private sealed class Connecting(int refusedNumber)
    {
        private int _count;

        public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _count) == refusedNumber)
            {
                throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.ConnectionRefused);
            }

            var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
        }
    }
}

using System.Net.Sockets;
using Kiwoom.Tests.Examples;
using Kiwoom.Tests.Faults.Handlers;
using Kiwoom.Tests.Orders;

namespace Kiwoom.Tests.Http;

/// <summary>What handlers and clocks that fail, or walk away, make of an order: neither a second one nor a lost receipt.</summary>
internal sealed class OrderFailureTests
{
    private const string Order = "kt10000";

    private static readonly HttpAnswer Receipt = HttpAnswer.Json("""{"ord_no":"0000017","return_code":0}""");

    [Test]
    public async Task Order_that_counts_as_not_sent_can_be_sent_by_nobody_any_more()
    {
        var connecting = new TaskCompletionSource();
        Task<HttpResponseMessage>? abandoned = null;
        var orders = 0;
        var handler = new OrderHandler((request, send) =>
        {
            if (Interlocked.Increment(ref orders) > 1)
            {
                return send(request);
            }

            abandoned = send(request);
            throw new HttpRequestException("too slow");
        })
        {
            InnerHandler = new SocketsHttpHandler
            {
                PooledConnectionLifetime = TimeSpan.Zero,
                ConnectCallback = async (context, cancellationToken) =>
                {
                    if (context.InitialRequestMessage.Headers.GetValues("api-id").Single() == Order)
                    {
                        await connecting.Task;
                    }

                    var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                    await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            },
        };

        // Between the judgement that nothing was sent and the end of the request's body.
        var clock = new DisposalClock(() =>
        {
            if (abandoned is not null)
            {
                connecting.TrySetResult();
                ((IAsyncResult)abandoned).AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(30));
            }
        });
        await using var bed = TestBed.Scripted(
            (connection, _) => connection.SendAsync(Receipt),
            options => options.Retries = new() { MaxAttempts = 2, BaseDelay = TimeSpan.FromMilliseconds(1) },
            new HttpClient(handler),
            clock);

        await bed.Client.OrderAsync(Order);

        Assert.That(bed.Calls.Count(call => call.Body.Length > 0), Is.EqualTo(1));
        Assert.That(abandoned!.IsFaulted, Is.True);
    }

    [Test]
    public async Task Clock_whose_timers_cannot_be_disposed_of_costs_no_receipt()
    {
        var clock = new DisposalClock(() => throw new InvalidOperationException("the application's timer"));
        await using var bed = TestBed.Scripted((connection, _) => connection.SendAsync(Receipt), options => options.MaxOrdersPerDay = 1, clock: clock);

        Assert.That(OrderCalls.NumberOf(await bed.Client.OrderAsync(Order)), Is.EqualTo("0000017"));
        await Assert.ThrowsAsync<KiwoomRequestException>(() => bed.Client.OrderAsync(Order));
    }

    [Test]
    public async Task Body_of_a_handler_that_cannot_be_disposed_of_costs_no_receipt()
    {
        var handler = new OrderHandler((request, send) =>
        {
            request.Content = new StubbornContent();
            return send(request);
        })
        { InnerHandler = new SocketsHttpHandler() };
        await using var bed = TestBed.Scripted((connection, _) => connection.SendAsync(Receipt), http: new HttpClient(handler));

        Assert.That(OrderCalls.NumberOf(await bed.Client.OrderAsync(Order)), Is.EqualTo("0000017"));
    }

    [Test]
    public async Task Failure_of_a_handler_is_not_repeated_whether_it_tells_a_secret_or_not([Values("ka10001", Order)] string apiId, [Values] bool tellsSecret)
    {
        var handler = new FailingHandler(() => new InvalidOperationException("signing failed" + (tellsSecret ? " for " + TestBed.Token : ""))) { InnerHandler = new SocketsHttpHandler() };
        await using var bed = Repeating(handler);

        var failure = (await Assert.CatchAsync<Exception>(() => bed.Client.SendAsync(apiId)))!;

        Assert.That(failure.ToString(), Does.Contain("signing failed").And.Not.Contain(TestBed.Token));
        Assert.That(handler.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task Failure_after_a_reading_in_vain_tells_no_secret([Values] bool isWrapped)
    {
        var handler = new OrderHandler(async (request, _) =>
        {
            Exception? denied = null;
            try
            {
                await request.Content!.ReadAsStringAsync();
            }
            catch (InvalidOperationException e)
            {
                denied = e;
            }

            throw new HttpRequestException("refused " + TestBed.Token, isWrapped ? denied : null);
        })
        { InnerHandler = new SocketsHttpHandler() };
        using var http = new HttpClient(handler);
        await using var bed = TestBed.Answering(Receipt);
        using var answer = await http.GetAsync(bed.Server.Address);
        await using var client = TestBed.CreateClient(TestBed.OptionsFor(bed.Server.Address), http);

        var failure = (await Assert.CatchAsync<KiwoomException>(() => client.OrderAsync(Order)))!;

        Assert.That(failure, isWrapped ? Is.TypeOf<KiwoomConfigurationException>() : Is.TypeOf<KiwoomTransportException>());
        Assert.That(failure.ToString(), Does.Not.Contain(TestBed.Token));
    }

    private static TestBed Repeating(DelegatingHandler handler) => TestBed.Scripted(
        (connection, _) => connection.SendAsync(Receipt), options => options.Retries = new() { MaxAttempts = 3, BaseDelay = TimeSpan.FromMilliseconds(1) }, new HttpClient(handler));

    /// <summary>A failing handler for everything but tokens.</summary>
    private sealed class FailingHandler(Func<Exception> fail) : DelegatingHandler
    {
        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath == "/oauth2/token")
            {
                return base.SendAsync(request, cancellationToken);
            }

            Count++;
            throw fail();
        }
    }

    private sealed class StubbornContent() : StringContent("{}")
    {
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            throw new InvalidOperationException("the handler's body");
        }
    }

    /// <summary>The system's clock; does something as the timer of a call's timeout is disposed of.</summary>
    private sealed class DisposalClock(Action disposing) : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            return dueTime == new KiwoomOptions().Timeout ? new Timer(timer, disposing) : timer;
        }

        private sealed class Timer(ITimer timer, Action disposing) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

            public void Dispose()
            {
                timer.Dispose();
                disposing();
            }

            public ValueTask DisposeAsync() => timer.DisposeAsync();
        }
    }
}

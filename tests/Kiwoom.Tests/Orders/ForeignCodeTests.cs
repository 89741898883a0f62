using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Tests.Orders;

/// <summary>Nobody else's code stands between an order that was accepted and its caller: whatever it throws, the receipt is given.</summary>
[NonParallelizable]
internal sealed class ForeignCodeTests
{
    private static readonly HttpAnswer Receipt = HttpAnswer.Json("""{"ord_no":"0000017","mdfy_qty":"abc","surprise":"1","return_code":0}""");

    [Test]
    public async Task Lease_that_cannot_be_given_back()
    {
        await using var bed = TestBed.Answering(Receipt, options => options.RateLimits.CreateLimiter = _ => new ThrowingLimiter());

        await AssertReceiptAsync(bed.Client);
    }

    [Test]
    public async Task Listener_of_every_measurement()
    {
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == KiwoomTelemetry.Name && !instrument.IsObservable)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => throw new InvalidOperationException("a listener's"));
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => throw new InvalidOperationException("a listener's"));
        listener.Start();
        await using var bed = TestBed.Answering(Receipt, options => options.RateLimits.OrdersPerSecond = 1000);

        await AssertReceiptAsync(bed.Client);
        Assert.That(bed.Client.MalformedValueCount, Is.EqualTo(1));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Listener_of_traces(bool throwsAtStart)
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == KiwoomTelemetry.Name,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStarted = _ => ThrowIf(throwsAtStart),
            ActivityStopped = _ => ThrowIf(!throwsAtStart),
        };
        ActivitySource.AddActivityListener(listener);
        await using var bed = TestBed.Answering(Receipt);

        await AssertReceiptAsync(bed.Client);
    }

    [Test]
    public async Task Sampler_of_traces()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == KiwoomTelemetry.Name,
            Sample = (ref _) => throw new InvalidOperationException("a sampler's"),
        };
        ActivitySource.AddActivityListener(listener);
        await using var bed = TestBed.Answering(Receipt);

        await AssertReceiptAsync(bed.Client);
    }

    [Test]
    public async Task Logger([Values] bool throwsWhenAsked)
    {
        await using var bed = TestBed.Answering(Receipt);
        await using var client = TestBed.CreateClient(TestBed.OptionsFor(bed.Server.Address), logger: new ThrowingLogger(throwsWhenAsked));

        await AssertReceiptAsync(client);
    }

    [Test]
    public async Task Clock_of_a_recorder()
    {
        await using var recorder = Recorder.ToStream(new MemoryStream(), new BrokenClock());
        await using var bed = TestBed.Answering(Receipt, options => options.Recorder = recorder);

        await AssertReceiptAsync(bed.Client);
    }

    [Test]
    public async Task Answer_that_a_handler_wraps_and_that_cannot_be_disposed_of()
    {
        using var http = new HttpClient(new WrappingHandler { InnerHandler = new SocketsHttpHandler() });
        await using var bed = TestBed.Answering(Receipt);
        await using var client = TestBed.CreateClient(TestBed.OptionsFor(bed.Server.Address), http);

        await AssertReceiptAsync(client);
    }

    [Test]
    public async Task Logger_and_listener_do_not_hide_that_an_outcome_is_unknown()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Html("", 401), options => options.RateLimits.CreateLimiter = _ => new ThrowingLimiter());
        var options = TestBed.OptionsFor(bed.Server.Address);
        options.Retries = new RetryOptions { MaxAttempts = 2 };
        await using var client = TestBed.CreateClient(options, logger: new ThrowingLogger(throwsWhenAsked: false));

        await Assert.ThrowsAsync<KiwoomAuthenticationException>(() => client.OrderAsync("kt10000"));
        await Assert.ThrowsAsync<KiwoomAuthenticationException>(() => bed.Client.OrderAsync("kt10000"));
    }

    private static async Task AssertReceiptAsync(KiwoomClient client) =>
        Assert.That(OrderCalls.NumberOf(await client.OrderAsync("kt10002")), Is.EqualTo("0000017"));

    private static void ThrowIf(bool condition)
    {
        if (condition)
        {
            throw new InvalidOperationException("a listener's");
        }
    }

    private sealed class ThrowingLimiter : RateLimiter
    {
        public override TimeSpan? IdleDuration => null;

        public override RateLimiterStatistics? GetStatistics() => null;

        protected override RateLimitLease AttemptAcquireCore(int permitCount) => new ThrowingLease();

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => new(new ThrowingLease());
    }

    private sealed class ThrowingLease : RateLimitLease
    {
        public override bool IsAcquired => true;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            throw new InvalidOperationException("the lease's");
        }
    }

    private sealed class ThrowingLogger(bool throwsWhenAsked) : ILogger<KiwoomClient>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => throw new InvalidOperationException("the logger's");

        public bool IsEnabled(LogLevel logLevel) => throwsWhenAsked ? throw new InvalidOperationException("the logger's") : true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidOperationException("the logger's");
    }

    private sealed class BrokenClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException("the clock's");
    }

    private sealed class WrappingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            var type = response.Content.Headers.ContentType;
            response.Content = new ThrowingContent(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            response.Content.Headers.ContentType = type;
            return response;
        }
    }

    private sealed class ThrowingContent(byte[] body) : ByteArrayContent(body)
    {
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            throw new InvalidOperationException("the content's");
        }
    }
}

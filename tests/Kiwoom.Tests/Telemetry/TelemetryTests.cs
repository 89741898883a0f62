using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Kiwoom.Tests.Examples;

namespace Kiwoom.Tests.Telemetry;

/// <summary>What OpenTelemetry sees under the documented names, and what it never sees.</summary>
[NonParallelizable]
internal sealed class TelemetryTests
{
    private const string Account = "1234567890";

    [Test]
    public async Task Call_is_measured_with_its_id_kind_and_environment()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json("""{"return_code":0,"ord_no":"1"}"""));
        using var watch = new Watch();

        await bed.Client.SendAsync("ka10004");

        var (_, tags) = watch.Of(KiwoomTelemetry.CallDuration).Single();
        Assert.That(tags, Is.EquivalentTo(new Dictionary<string, object?>
        {
            [KiwoomTelemetry.ApiIdTag] = "ka10004",
            [KiwoomTelemetry.KindTag] = "query",
            [KiwoomTelemetry.EnvironmentTag] = "Simulator",
        }));
        Assert.That(watch.Of(KiwoomTelemetry.TokenRequests).Single().Value, Is.EqualTo(1));
        var activity = watch.Activities.Single();
        Assert.That((activity.OperationName, activity.Kind, activity.Status), Is.EqualTo(("kiwoom ka10004", ActivityKind.Client, ActivityStatusCode.Unset)));
        Assert.That(activity.GetTagItem(KiwoomTelemetry.AttemptsTag), Is.EqualTo(1));
    }

    [Test]
    public async Task Failure_and_repeats_are_measured()
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UtcNow);
        await using var bed = TestBed.Scripted(
            (connection, _) => connection.SendAsync(HttpAnswer.Html("", 503)), options => options.Retries = new() { MaxAttempts = 3 }, clock: clock);
        using var watch = new Watch();

        var call = bed.Client.SendAsync("ka10004");
        await Assert.CatchAsync(() => clock.AdvanceUntilAsync(call, TimeSpan.FromMilliseconds(100)));

        Assert.That(watch.Of(KiwoomTelemetry.CallDuration).Single().Tags[KiwoomTelemetry.ErrorTag], Is.EqualTo("KiwoomServerException"));
        Assert.That(watch.Of(KiwoomTelemetry.Retries).Select(retry => (retry.Value, retry.Tags[KiwoomTelemetry.ErrorTag])), Is.EqualTo(new[]
        {
            (1d, "KiwoomServerException"), (1d, "KiwoomServerException"),
        }.AsEnumerable()));
        var activity = watch.Activities.Single();
        Assert.That((activity.GetTagItem(KiwoomTelemetry.AttemptsTag), activity.Status), Is.EqualTo(((object)3, ActivityStatusCode.Error)));
    }

    [Test]
    public async Task Wait_for_a_turn_is_measured()
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UtcNow);
        await using var bed = TestBed.Scripted(
            (connection, _) => connection.SendAsync(HttpAnswer.Json("""{"return_code":0,"ord_no":"1"}""")), options => options.RateLimits.QueriesPerSecond = 1, clock: clock);
        using var watch = new Watch();

        await bed.Client.SendAsync("ka10004");
        Assert.That(watch.Of(KiwoomTelemetry.LimitWait), Is.Empty);
        await clock.AdvanceUntilAsync(bed.Client.SendAsync("ka10004"), TimeSpan.FromMilliseconds(100));

        Assert.That(watch.Of(KiwoomTelemetry.LimitWait).Single().Value, Is.InRange(1.0, 1.2));
    }

    [Test]
    public async Task Malformed_cell_is_counted_under_its_field()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json("""{"return_code":0,"buy_fpr_bid":"abc"}"""));
        using var watch = new Watch();

        await bed.Client.SendAsync("ka10004");

        var (value, tags) = watch.Of(KiwoomTelemetry.MalformedCells).Single();
        Assert.That((value, tags[KiwoomTelemetry.ApiIdTag], tags[KiwoomTelemetry.FieldTag]), Is.EqualTo((1d, (object)"ka10004", (object)"buy_fpr_bid")));
    }

    [Test]
    public async Task No_tag_holds_a_secret_or_an_account()
    {
        await using var bed = TestBed.Answering(request => request.ApiId == "kt10000"
            ? HttpAnswer.Refusal(20, $"{TestBed.AppKey} {TestBed.SecretKey} {TestBed.Token} {Account}")
            : HttpAnswer.Json($$"""{"return_code":0,"ord_no":"1","return_msg":"{{TestBed.Token}}","acctNo":"{{Account}}"}"""));
        using var watch = new Watch();

        await bed.Client.SendAsync("ka00001");
        await Assert.CatchAsync(() => bed.Client.SendAsync("kt10000"));

        var said = string.Join('\n', watch.Everything);
        Assert.That(said, Does.Contain("kt10000"));
        foreach (var secret in new[] { TestBed.AppKey, TestBed.SecretKey, TestBed.Token, Account })
        {
            Assert.That(said, Does.Not.Contain(secret));
        }
    }

    /// <summary>Listens to the library's meter and traces.</summary>
    private sealed class Watch : IDisposable
    {
        private readonly ConcurrentQueue<(string Name, double Value, Dictionary<string, object?> Tags)> _measured = new();
        private readonly ConcurrentQueue<Activity> _activities = new();
        private readonly MeterListener _meters = new();
        private readonly ActivityListener _traces;

        public Watch()
        {
            _meters.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == KiwoomTelemetry.Name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => _measured.Enqueue((instrument.Name, value, ToDictionary(tags))));
            _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _measured.Enqueue((instrument.Name, value, ToDictionary(tags))));
            _meters.Start();
            _traces = new ActivityListener
            {
                ShouldListenTo = source => source.Name == KiwoomTelemetry.Name,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = _activities.Enqueue,
            };
            ActivitySource.AddActivityListener(_traces);
        }

        public IReadOnlyList<Activity> Activities => [.. _activities];

        public IEnumerable<string> Everything =>
            _measured.SelectMany(measured => measured.Tags.Select(tag => $"{measured.Name} {tag.Key}={tag.Value}"))
                .Concat(_activities.SelectMany(activity => activity.TagObjects.Select(tag => $"{activity.DisplayName} {activity.StatusDescription} {tag.Key}={tag.Value}")));

        public List<(double Value, Dictionary<string, object?> Tags)> Of(string name) =>
            [.. _measured.Where(measured => measured.Name == name).Select(measured => (measured.Value, measured.Tags))];

        public void Dispose()
        {
            _meters.Dispose();
            _traces.Dispose();
        }

        private static Dictionary<string, object?> ToDictionary(ReadOnlySpan<KeyValuePair<string, object?>> tags) => new(tags.ToArray());
    }
}

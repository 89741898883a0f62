using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Reflection;
using System.Text;
using Kiwoom.Tests.Catalogue;
using Kiwoom.Tests.Endurance;

namespace Kiwoom.Tests.Errors;

/// <summary>
/// A server that repeats the client's secrets in every place of its answers and in every escaping, over REST and over the socket: none
/// reaches an exception (with all that is inside it), a log of any level, a trace, a metric or a recording.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class SecretSweepTests
{
    private const string EarlierToken = "EarlierTokenOfThisClient+/0123456789";

    private static readonly string[] ApiIds = ["ka10004", "ka10075", "kt10000"];

    private static readonly string[] Secrets = [TestBed.Token, TestBed.AppKey, TestBed.SecretKey, EarlierToken];

    private static readonly (string Name, Func<string, string> Escape)[] Escapings =
    [
        ("plain", text => text),
        ("JSON", text => string.Concat(text.Select(c => $"\\u{(int)c:x4}"))),
        ("JSON, every other", text => string.Concat(text.Select((c, i) => i % 2 == 0 ? $"\\u{(int)c:X4}" : $"{c}"))),
        ("JSON twice", text => string.Concat(text.Select(c => $"\\\\u{(int)c:x4}"))),
        ("JSON with slashes", text => text.Replace("/", "\\/", StringComparison.Ordinal)),
        ("URL", text => string.Concat(text.Select(c => $"%{(int)c:x2}"))),
        ("URL as usual", WebUtility.UrlEncode),
        ("URL twice", text => string.Concat(text.Select(c => $"%25{(int)c:X2}"))),
        ("HTML", text => string.Concat(text.Select(c => $"&#{(int)c};"))),
        ("HTML in hex", text => string.Concat(text.Select(c => $"&#x{(int)c:x};"))),
        ("base64", text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text))),
        ("base64 behind one", text => Convert.ToBase64String(Encoding.UTF8.GetBytes("x" + text + "y"))),
        ("base64 behind two", text => Convert.ToBase64String(Encoding.UTF8.GetBytes("Bearer xy" + text + "z"))),
        ("base64url", text => Convert.ToBase64String(Encoding.UTF8.GetBytes("?" + text)).Replace('+', '-').Replace('/', '_').TrimEnd('=')),
        ("base64 in a URL", text => WebUtility.UrlEncode(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)))),
        ("hex", text => Convert.ToHexString(Encoding.UTF8.GetBytes(text))),
        ("upper case", text => text.ToUpperInvariant()),
        ("lower case", text => text.ToLowerInvariant()),
        ("in two lines", text => text[..10] + "\\n" + text[10..]),
    ];

    private static readonly (string Name, Func<string, HttpAnswer> Answer)[] Places =
    [
        ("return_msg", echo => HttpAnswer.Refusal(2, $"[1511:{echo}]")),
        ("return_msg of a success", echo => HttpAnswer.Refusal(0, echo)),
        ("return_msg of a failing server", echo => HttpAnswer.Refusal(9, echo, 500)),
        ("a refused token", echo => HttpAnswer.Refusal(3, $"[8005:{echo}]")),
        ("a number", echo => HttpAnswer.Json($$"""{"sel_fpr_bid":"{{echo}}","return_code":0}""")),
        ("a number behind 60 others", echo => HttpAnswer.Json($$"""{"sel_fpr_bid":"{{new string('x', 60)}}{{echo}}","return_code":0}""")),
        ("a time", echo => HttpAnswer.Json($$"""{"bid_req_base_tm":"{{echo}}","stk_list":[{"regDay":"{{echo}}"}],"return_code":0}""")),
        ("a code", echo => HttpAnswer.Json($$"""{"dmst_stex_tp":"{{echo}}","oso":[{"stex_tp":"{{echo}}","ord_qty":"{{echo}}"}],"return_code":0}""")),
        ("an element's name", echo => HttpAnswer.Json($$"""{"{{echo}}":"1","return_code":0}""")),
        ("a list's row", echo => HttpAnswer.Json($$"""{"oso":["{{echo}}"],"return_code":0}""")),
        ("return_code", echo => HttpAnswer.Json($$"""{"return_code":"{{echo}}"}""")),
        ("broken JSON", echo => HttpAnswer.Json($$"""{"return_code":0,"x":"{{echo}}""")),
        ("a literal", echo => HttpAnswer.Json($$"""{"return_code":0,"x":t{{echo}}}""")),
        ("HTML", echo => HttpAnswer.Html($"<html>{echo}</html>", 502)),
        ("HTML with 200", echo => HttpAnswer.Html($"<html>{echo}</html>", 200)),
        ("HTML at the excerpt's end", echo => HttpAnswer.Html(new string('x', 150) + echo, 502)),
        ("plain text", echo => HttpAnswer.Json(echo).WithContentType("text/plain")),
        ("a cut answer", echo => HttpAnswer.Json($$"""{"x":"{{echo}}"}""").Announcing(100_000)),
        ("next-key", echo => HttpAnswer.Json("""{"return_code":0}""").WithHeader("cont-yn", "Y").WithHeader("next-key", echo)),
        ("cont-yn", echo => HttpAnswer.Json("""{"return_code":0}""").WithHeader("cont-yn", echo)),
        ("content type", echo => HttpAnswer.Json("{}").WithContentType($"text/plain; x=\"{echo}\"")),
    ];

    private static IEnumerable<TestCaseData> Cases =>
        from escaping in Escapings
        select new TestCaseData(escaping.Escape).SetArgDisplayNames(escaping.Name);

    [TestCaseSource(nameof(Cases))]
    [Category(EnduranceRun.Category)]
    public async Task Nothing_shows_what_the_server_repeats(Func<string, string> escape)
    {
        var seen = new ConcurrentQueue<string>();
        using var listener = Listen(seen);
        using var file = new MemoryStream();
        var recordings = 0;
        foreach (var policy in Enum.GetValues<MalformedValues>())
        {
            await using var recorder = Recorder.ToStream(new Unclosed(file));
            var secret = "";
            var place = Places[0];
            var tokens = new Queue<string>([EarlierToken]);
            await using var server = LoopbackServer.Start(request => request.ApiId == "au10001"
                ? TestBed.TokenAnswer(tokens.TryDequeue(out var token) ? token : TestBed.Token)
                : request["authorization"] == "Bearer " + EarlierToken ? HttpAnswer.Refusal(3, "[8005:Token]") : place.Answer(escape(secret)));
            await using var bed = TestBed.On(server, options =>
            {
                options.MalformedValues = policy;
                options.Recorder = recorder;
                options.Retries = new RetryOptions { MaxAttempts = 2, BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero };
            });
            foreach (var next in Places)
            {
                foreach (var (number, each) in Secrets.Index())
                {
                    (place, secret) = (next, each);

                    // Each place meets each id, secret and policy; all combinations of the four are for the full run.
                    for (var turn = 0; turn < EnduranceRun.Size(1, 1, ApiIds.Length); turn++)
                    {
                        var apiId = ApiIds[(number + (int)policy + turn) % ApiIds.Length];
                        await KeepAsync(() => bed.Client.SendExampleAsync(apiId), seen);
                        recordings++;
                    }
                }
            }

            Keep(seen, bed.Log.Entries.Select(entry => entry.Text + " " + string.Join(' ', entry.Values)));
        }

        Keep(seen, await EntriesOf(file));
        AssertSilent(seen, escape);
        TestContext.Out.WriteLine($"{recordings} calls, {seen.Count} texts looked at, 0 leaks");
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Nothing_shows_what_the_server_repeats_over_the_socket(Func<string, string> escape)
    {
        var seen = new ConcurrentQueue<string>();
        using var file = new MemoryStream();
        var log = new CapturingLogger();
        var token = TestBed.Token + "1";
        var logins = 0;
        var everyNoticeCame = new TaskCompletionSource();
        await using (var recorder = Recorder.ToStream(new Unclosed(file)))
        {
            await using var server = new SocketServer((session, frame) => frame.Name switch
            {
                "LOGIN" when ++logins <= 2 => session.SendAsync($$"""{"trnm":"LOGIN","return_code":805004,"return_msg":"805004 {{escape(token)}} [CODE=8005, MESSAGE={{escape(TestBed.AppKey)}}]"}"""),
                "CNSRLST" => session.SendAsync($$"""{"trnm":"CNSRLST","return_code":9,"return_msg":"{{escape(token)}}"}"""),
                _ => session.AnswerAsync(frame),
            });
            await using var client = server.CreateClient(options => options.Recorder = recorder, log);
            client.Realtime.NoticeReceived += (_, notice) => seen.Enqueue($"{notice.Code} {notice.Message}");
            client.Realtime.StateChanged += (_, change) =>
            {
                if (change.State == RealtimeState.Disposed)
                {
                    everyNoticeCame.SetResult();
                }
            };
            await KeepAsync(() => client.Realtime.StockTrades("005930").StartAsync(), seen);
            var refused = seen.Count;
            var stream = client.Realtime.StockTrades("005930");
            while (true)
            {
                // A server that refused two tokens is given a moment.
                try
                {
                    await stream.StartAsync();
                    break;
                }
                catch (KiwoomAuthenticationException e)
                {
                    Keep(seen, EverythingOf(e));
                    await Task.Delay(50);
                }
            }

            var session = server.SessionCount;
            SocketSession live;
            do
            {
                live = await server.NextSessionAsync();
            }
            while (live.Number < session);
            token = TestBed.Token + "3";
            foreach (var echo in (string[])[escape(TestBed.Token + "1"), escape(TestBed.Token + "2"), escape(TestBed.SecretKey), escape(TestBed.AppKey)])
            {
                await live.SendAsync($$"""{"trnm":"SYSTEM","code":"{{echo}}","message":"{{echo}}"}""");
                await live.SendAsync($$"""{"trnm":"{{echo}}","return_code":0,"return_msg":"{{echo}}"}""");
                await live.SendAsync($$"""{"{{echo}}":"1","data":[{"{{echo}}":"1","values":{"10":"{{echo}}","20":"{{echo}}","{{echo}}":"1"},"type":"0B","item":"005930"}],"trnm":"REAL"}""");
                await live.SendAsync($$"""{"data":[{"values":{},"type":"{{echo}}","item":"{{echo}}"}],"trnm":"REAL"}""");
                await live.SendAsync($$"""{"trnm":"REAL","data":t{{echo}}}""");
            }

            await live.SendAsync(SocketSession.Frame(SocketSession.Trade("005930", 7)));
            await foreach (var trade in stream)
            {
                if (trade.AccumulatedVolume == 7)
                {
                    break;
                }
            }

            await KeepAsync(() => client.ConditionSearch.GetConditionsAsync(), seen);
            Assert.That((refused, seen.Count > refused + 4), Is.EqualTo((refused, true)));
        }

        // Handlers are called in order, by a loop of their own that may be behind the client's end.
        await everyNoticeCame.Task.WaitAsync(TimeSpan.FromSeconds(60));
        Keep(seen, log.Entries.Select(entry => entry.Text + " " + string.Join(' ', entry.Values)));
        Keep(seen, await EntriesOf(file));
        AssertSilent(seen, escape);
        TestContext.Out.WriteLine($"{seen.Count} texts looked at, 0 leaks");
    }

    private static void AssertSilent(ConcurrentQueue<string> seen, Func<string, string> escape)
    {
        Assert.That(seen.Count(text => text.Contains("***", StringComparison.Ordinal)), Is.GreaterThan(20), "what the server repeated was looked at");
        foreach (var secret in Secrets)
        {
            var escaped = escape(secret);

            // As it was sent, as JSON shows it, and a half of it.
            foreach (var form in (string[])[secret, escaped, escaped.Replace("\\n", "\n", StringComparison.Ordinal), escaped[..(escaped.Length * 3 / 4)], escaped[(escaped.Length / 4)..], secret[..12]])
            {
                Assert.That(seen.Where(text => text.Contains(form, StringComparison.OrdinalIgnoreCase)).Take(3), Is.Empty, secret);
            }
        }
    }

    private static void Keep(ConcurrentQueue<string> seen, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            seen.Enqueue(text);
        }
    }

    private static async Task KeepAsync(Func<Task> call, ConcurrentQueue<string> seen)
    {
        try
        {
            await call();
        }
        catch (Exception e)
        {
            Keep(seen, EverythingOf(e));
        }
    }

    private static async Task<List<string>> EntriesOf(MemoryStream file)
    {
        file.Position = 0;
        var entries = new List<string>();
        await foreach (var entry in RecordingReader.ReadAsync(file))
        {
            entries.Add($"{entry.ContentType} {entry.NextKey} {entry.RequestedKey} {Encoding.UTF8.GetString(entry.Request.Span)} {Encoding.UTF8.GetString(entry.Body.Span)}");
        }

        Assert.That(entries, Is.Not.Empty);
        return entries;
    }

    /// <summary>What a crash reporter may send of an exception.</summary>
    private static IEnumerable<string> EverythingOf(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            yield return e.ToString();
            yield return string.Join(' ', e.Data.Cast<DictionaryEntry>().Select(entry => $"{entry.Key}={entry.Value}"));
            foreach (var property in e.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(property => property.GetIndexParameters().Length == 0))
            {
                yield return $"{property.GetValue(e)}";
            }
        }
    }

    /// <summary>Hears the calls of the whole process: those of other tests may show these secrets as little.</summary>
    private static ActivityListener Listen(ConcurrentQueue<string> seen)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == KiwoomTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => seen.Enqueue($"{activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    /// <summary>A stream that outlives the recorder that would close it.</summary>
    private sealed class Unclosed(MemoryStream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}

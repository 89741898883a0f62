using System.Collections;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Kiwoom.Tests.Examples;

namespace Kiwoom.Tests.Errors;

/// <summary>
/// Keys and tokens stay secret through repeats, new tokens, failing stores, revocation and dry runs, though the server echo them
/// in every answer; and the types that hold them show none, however they are printed.
/// </summary>
[NonParallelizable]
internal sealed class SecrecyOfRepeatsTests
{
    private const string StoreWords = "store-password-0123456789";

    private static readonly string[] Tokens = [.. Enumerable.Range(1, 9).Select(number => $"Token-number-{number}-of-the-user")];

    private static readonly string[] Secrets = [TestBed.AppKey, TestBed.SecretKey, StoreWords, .. Tokens];

    [Test]
    public async Task Whole_life_of_a_client_tells_no_secret()
    {
        var seen = new List<string>();
        using var listener = Listen(seen);
        var (tokens, calls) = (0, 0);
        await using var server = LoopbackServer.Start(request =>
        {
            var echo = $"{TestBed.AppKey} {TestBed.SecretKey} {request["authorization"]} {request.Text}".Replace("\"", "'", StringComparison.Ordinal);
            return request.ApiId == "au10001" ? TestBed.TokenAnswer(Tokens[tokens++]) : request.ApiId == "au10002" ? HttpAnswer.Refusal(3, $"[8050:{echo}]") : (calls++ % 6) switch
            {
                0 => HttpAnswer.Refusal(3, $"[8005:Token {echo}]"),
                1 => HttpAnswer.Html($"<html>{echo}</html>", 503),
                2 => HttpAnswer.Refusal(5, $"[1700:{echo}]", 429),
                3 => HttpAnswer.Json($"{{\"return_code\":0,\"return_msg\":\"{echo}\",\"x\":"),
                _ => HttpAnswer.Json($$"""{"return_code":0,"ord_no":"1","return_msg":"{{TestBed.AppKey}} {{TestBed.SecretKey}} {{request["authorization"]}}"}"""),
            };
        });
        using var store = new ScriptedTokenStore { Failing = { "read", "write", "lock", "unlock", "remove" }, Failure = () => new IOException(StoreWords + TestBed.AppKey) };
        await using var bed = TestBed.On(server, options =>
        {
            options.TokenStore = store;
            options.Retries = new() { BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero };
            options.RateLimits.CreateLimiter = _ => new System.Threading.RateLimiting.ConcurrencyLimiter(new() { PermitLimit = 10, QueueLimit = 10 });
        });

        var answers = 0;
        for (var i = 0; i < 16; i++)
        {
            try
            {
                var answer = await bed.Client.SendAsync(i % 4 == 3 ? "kt10000" : "ka00001");
                seen.Add(answer + JsonSerializer.Serialize<object>(answer));
                answers++;
            }
            catch (KiwoomException e)
            {
                seen.AddRange(EverythingOf(e));
            }

            if (i == 7)
            {
                await Assert.CatchAsync<KiwoomException>(() => Keep(bed.Client.RevokeTokenAsync(), seen));
            }
        }

        seen.AddRange(bed.Log.Entries.Select(entry => entry.Text + string.Join(' ', entry.Values)));
        Assert.That((answers > 3, tokens > 2, bed.Log.Entries.Count > 10, seen.Count > 40), Is.EqualTo((true, true, true, true)), "there was something to tell");
        foreach (var secret in Secrets)
        {
            Assert.That(seen, Has.None.Contains(secret));
        }
    }

    [Test]
    public async Task Order_of_a_dry_run_is_shown_without_a_secret()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json("{}"), options => options.DryRun = true);

        var e = (await Assert.ThrowsAsync<KiwoomDryRunException>(() => bed.Client.SendAsync("kt10000")))!;

        Assert.That(e.Body, Does.Contain("005930"));
        AssertSilent([.. EverythingOf(e), JsonSerializer.Serialize(new { e.Address, e.Body, e.Message })]);
    }

    [Test]
    public void Types_that_hold_secrets_print_and_serialize_none()
    {
        var stored = new StoredToken(Tokens[0], DateTimeOffset.UnixEpoch);
        var options = TestBed.OptionsFor(new Uri("http://127.0.0.1:1"));
        options.TokenStore = new ScriptedTokenStore { Given = stored };
        using var client = new KiwoomClient(options);
        object[] holders = [stored, options, client, options.AppKey, new AccessTokenRequest { AppKey = TestBed.AppKey, SecretKey = TestBed.SecretKey }];

        AssertSilent(holders.Select(holder => $"{holder}"));
        AssertSilent(holders.Where(holder => holder is not KiwoomClient).Select(holder => JsonSerializer.Serialize(holder, holder.GetType())));
    }

    [Test]
    public void Nothing_but_stars_is_displayed_in_a_debugger()
    {
        var field = typeof(Secret).GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Single();
        Assert.That(field.GetCustomAttribute<DebuggerBrowsableAttribute>()!.State, Is.EqualTo(DebuggerBrowsableState.Never));

        var displays = typeof(KiwoomClient).Assembly.GetTypes().Select(type => (type, type.GetCustomAttribute<DebuggerDisplayAttribute>()?.Value)).Where(pair => pair.Value is not null);
        Assert.That(displays.Where(pair => pair.Value!.Contains("Reveal", StringComparison.Ordinal)), Is.Empty);

        // A secret that lies in a plain string somewhere would be displayed.
        var strings = typeof(KiwoomClient).Assembly.GetTypes()
            .Where(type => type != typeof(Secret))
            .SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(member => member.FieldType == typeof(string) && member.Name.Contains("token", StringComparison.OrdinalIgnoreCase) && !member.Name.Contains("type", StringComparison.OrdinalIgnoreCase))
            .Select(member => $"{member.DeclaringType!.Name}.{member.Name}");
        Assert.That(strings, Is.Empty);
    }

    [TestCase("Token\\r\\nX-Injected: 1")]
    [TestCase("Token\\nX-Injected: 1")]
    [TestCase("Token\\u0000")]
    [TestCase("Token with a space")]
    [TestCase("토큰-of-the-user")]
    public async Task Token_that_fits_into_no_header_reaches_none_and_is_not_told(string token)
    {
        await using var server = LoopbackServer.Start(_ => TestBed.TokenAnswer(token));
        await using var bed = TestBed.On(server);

        var e = (await Assert.ThrowsAsync<KiwoomProtocolException>(() => bed.Client.SendAsync("kt10000")))!;

        Assert.That(bed.Calls, Is.Empty);
        Assert.That(e.ToString(), Does.Not.Contain("X-Injected").And.Not.Contain("토큰-").And.Not.Contain("with a space"));
    }

    [TestCase("key\r\nX-Injected: 1")]
    [TestCase("key\nX-Injected: 1")]
    [TestCase("key\0")]
    [TestCase("열쇠")]
    [TestCase("kéy")]
    [TestCase("")]
    public async Task Next_key_that_fits_into_no_header_reaches_none(string key)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json("""{"return_code":0,"ord_no":"1"}"""));
        var request = new DailyCandlesRequest { StockCode = "005930", BaseDate = new DateOnly(2025, 9, 8), AdjustedPrice = true };

        await Assert.ThrowsAsync<KiwoomRequestException>(() => bed.Client.Charts.GetDailyCandlesAsync(request, new Continuation("ka10081", key)));

        Assert.That(bed.Server.Requests, Is.Empty);
    }

    private static void AssertSilent(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            foreach (var secret in Secrets)
            {
                Assert.That(text, Does.Not.Contain(secret));
            }
        }
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

    private static async Task Keep(Task call, List<string> seen)
    {
        try
        {
            await call;
        }
        catch (KiwoomException e)
        {
            seen.AddRange(EverythingOf(e));
            throw;
        }
    }

    private static ActivityListener Listen(List<string> seen)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == KiwoomTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => seen.Add(
                $"{activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events.SelectMany(e => e.Tags))}"),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}

using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kiwoom.Catalog;
using Kiwoom.Tests.Examples;

namespace Kiwoom.Tests.Endurance;

/// <summary>
/// Damaged answers in odd envelopes through the whole call: each ends as documented, and an order is a success only where an
/// answer says so in plain words.
/// </summary>
[Category(EnduranceRun.Category)]
internal sealed partial class ExchangeFuzzTests
{
    private const int FirstSeed = 7_350_000;

    private static readonly (string ApiId, EndpointKind Kind, JsonMutator Mutator)[] Calls =
    [
        .. ExampleCalls.Ids.Where(id => id != "au10001").Select(id => (id, KiwoomCatalog.Find(id)!.Kind, new JsonMutator(Encoding.UTF8.GetBytes(SpecFiles.ResponseExample(id))))),
    ];

    [Test]
    public async Task Damaged_answer_ends_as_documented([Values] MalformedValues policy)
    {
        var cases = EnduranceRun.Size(2_000, 6_000, 100_000);
        var clock = new ManualTimeProvider(new DateTimeOffset(2025, 9, 8, 9, 0, 0, TimeSpan.Zero));
        using var handler = new DamagingHandler(clock);
        using var http = new HttpClient(handler);
        var options = TestBed.OptionsFor(new Uri("http://127.0.0.1:1"));
        options.MalformedValues = policy;
        await using var client = TestBed.CreateClient(options, http, clock: clock);
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var number = 0; number < cases; number++)
        {
            var random = new Random(FirstSeed + number);
            var (apiId, kind, mutator) = Calls[number % Calls.Length];
            handler.Body = mutator.Mutate(random);
            handler.Random = random;
            var run = RunCaseAsync(client, apiId, kind, handler, $"case {number} of seed {FirstSeed}, {apiId}");

            // Whoever was one too many before waits for a turn.
            await clock.AdvanceUntilAsync(run, TimeSpan.FromMilliseconds(100)).WaitAsync(EnduranceRun.HangLimit);
            var outcome = await run;
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;

            // A server that refuses token after token is asked less and less; here each case has its own.
            clock.Advance(TimeSpan.FromMinutes(2));
        }

        await TestContext.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"exchange fuzz ({policy}): {cases:N0} damaged answers, {handler.Continued} pages followed; {string.Join(", ", outcomes.Select(pair => $"{pair.Key} {pair.Value:N0}"))}"));
        Assert.That(outcomes.Keys, Has.One.EqualTo("order success").And.One.EqualTo("success").And.One.EqualTo(nameof(KiwoomOrderOutcomeUnknownException)));
        Assert.That(handler.Continued, Is.Positive);
        Assert.That(handler.UnsafeHeader, Is.Null);
    }

    [Test]
    public async Task Damaged_token_is_refused_or_fits_into_a_header()
    {
        var cases = EnduranceRun.Size(1_000, 3_000, 50_000);
        var clock = new ManualTimeProvider(new DateTimeOffset(2025, 9, 8, 9, 0, 0, TimeSpan.Zero));
        using var handler = new DamagingHandler(clock) { DamagesTokens = true };
        using var http = new HttpClient(handler);
        var example = SpecFiles.ResponseExample("au10001").Replace("20241107083713", "20350908083713", StringComparison.Ordinal);
        var mutator = new JsonMutator(Encoding.UTF8.GetBytes(example));
        var sent = 0;
        for (var number = 0; number < cases; number++)
        {
            await using var client = TestBed.CreateClient(TestBed.OptionsFor(new Uri("http://127.0.0.1:1")), http, clock: clock);
            handler.Random = new Random(FirstSeed + number);
            handler.Body = mutator.Mutate(handler.Random);
            try
            {
                await client.SendAsync("ka00001").WaitAsync(EnduranceRun.HangLimit);
                sent++;
            }
            catch (KiwoomException e)
            {
                sent += e.ApiId == "ka00001" ? 1 : 0;
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"case {number} of seed {FirstSeed}: {Convert.ToBase64String(handler.Body)}", e);
            }
        }

        await TestContext.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"token fuzz: {cases:N0} damaged answers, {sent:N0} of them with a token"));
        Assert.That(sent, Is.InRange(cases / 20, cases * 19 / 20));
        Assert.That(handler.UnsafeHeader, Is.Null);
    }

    private static async Task<string> RunCaseAsync(KiwoomClient client, string apiId, EndpointKind kind, DamagingHandler handler, string name)
    {
        try
        {
            var answer = await client.SendAsync(apiId);
            if (ReadValues.FindFault(answer) is { } fault)
            {
                throw new InvalidOperationException(fault);
            }

            if (kind == EndpointKind.Order && !SaysSuccess(handler))
            {
                throw new InvalidOperationException("an order is a success without the server's word for it");
            }

            await FollowAsync(client, answer.Continuation);
            return kind == EndpointKind.Order ? "order success" : "success";
        }
        catch (Exception e) when (e is KiwoomApiException or KiwoomProtocolException or KiwoomOrderOutcomeUnknownException)
        {
            if (kind == EndpointKind.Order && e is not KiwoomOrderOutcomeUnknownException && SaysSuccess(handler))
            {
                throw new InvalidOperationException($"{name}: an order that stands is reported as failed", e);
            }

            return e.GetType().Name;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{name}, HTTP {(int)handler.LastStatus}: {Convert.ToBase64String(handler.Body)}", e);
        }
    }

    /// <summary>Whatever key the server gave, it is sent as it stands or refused before.</summary>
    private static async Task FollowAsync(KiwoomClient client, Continuation? continuation)
    {
        if (continuation is null)
        {
            return;
        }

        try
        {
            var request = new DailyCandlesRequest { StockCode = "005930", BaseDate = new DateOnly(2025, 9, 8), AdjustedPrice = true };
            await client.Charts.GetDailyCandlesAsync(request, continuation with { ApiId = "ka10081" });
        }
        catch (KiwoomException)
        {
            // Refused here or there: the handler has looked at what was sent.
        }
    }

    /// <summary>Another reading of the answer: HTTP success, and every return_code in it a plain 0.</summary>
    private static bool SaysSuccess(DamagingHandler handler)
    {
        if (handler.LastStatus is < HttpStatusCode.OK or >= HttpStatusCode.MultipleChoices)
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(handler.Body, new JsonDocumentOptions { MaxDepth = int.MaxValue });
            var codes = document.RootElement.EnumerateObject().Where(property => NameOf(property) is "return_code" or "returnCode").Select(property => property.Value.ToString()).ToList();
            return codes.Count > 0 && codes.TrueForAll(code => PlainZero().IsMatch(code));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    [GeneratedRegex(@"^\s*[+-]?0+(\.0*)?\s*$")]
    private static partial Regex PlainZero();
}

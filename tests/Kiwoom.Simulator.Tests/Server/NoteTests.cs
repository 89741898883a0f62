using System.Net.Http.Headers;
using System.Text;
using Kiwoom.Simulator;
using Kiwoom.Tests.Simulator.Realtime;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Tests.Simulator.Server;

/// <summary>What an author learns of his client's mistakes.</summary>
internal sealed class NoteTests
{
    private const string Body = """{"stk_cd":"005930"}""";

    private CapturingLogger _logger = null!;
    private SimulatorSession _session = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _logger = new CapturingLogger();
        _session = await SimulatorSession.StartAsync(new KiwoomSimulatorOptions
        {
            LoggerFactory = new SingleLoggerFactory(_logger),
            Exchange = new SimulatorExchangeOptions { Start = new DateTime(2026, 9, 14, 10, 0, 0), Speed = 0, EventsPerDay = 20_000 },
        });
    }

    [TearDown]
    public ValueTask StopAsync() => _session.DisposeAsync();

    [TestCase("text/plain", "has the Content-Type 'text/plain'")]
    [TestCase("application/x-www-form-urlencoded", "has the Content-Type 'application/x-www-form-urlencoded'")]
    [TestCase(null, "The header 'Content-Type' is missing")]
    public async Task A_wrong_content_type_is_named(string? contentType, string expected)
    {
        using var request = _session.CreateRequest("ka10001", Body);
        request.Content!.Headers.ContentType = contentType is null ? null : new MediaTypeHeaderValue(contentType);

        Assert.That((await _session.SendAsync(request)).ReturnCode, Is.Not.Zero);
        Assert.That(Texts, Has.One.Contains(expected));
    }

    [TestCase("", "is missing")]
    [TestCase("abc", "lacks 'Bearer '")]
    [TestCase("Bearer", "no token behind Bearer")]
    [TestCase("Basic abc", "something else than Bearer")]
    [TestCase("Bearer \"abc\"", "a sign around it")]
    [TestCase("Bearer abc def", "more than Bearer and one token")]
    public async Task A_wrong_authorization_is_named_without_its_token(string value, string expected)
    {
        using var request = _session.CreateRequest("ka10001", Body);
        request.Headers.Remove("authorization");
        request.Headers.TryAddWithoutValidation("authorization", value);

        Assert.That((await _session.SendAsync(request)).ReturnCode, Is.Not.Zero);
        Assert.That(Texts, Has.One.Contains(expected));
        Assert.That(Texts, Has.None.Contains("abc"));
    }

    [Test]
    public async Task A_missing_api_id_a_wrong_address_and_a_wrong_method_are_named()
    {
        using var nameless = _session.CreateRequest("ka10001", Body);
        nameless.Headers.Remove("api-id");
        using var astray = _session.CreateRequest("ka10001", Body);
        astray.RequestUri = new Uri("/api/dostk/chart", UriKind.Relative);
        using var get = _session.CreateRequest("ka10001", Body);
        get.Method = HttpMethod.Get;
        await _session.SendAsync(nameless);
        await _session.SendAsync(astray);
        using var response = await _session.Http.SendAsync(get);

        Assert.That(Texts[0], Does.StartWith("The header 'api-id' is missing. /api/dostk/stkinfo serves "));
        Assert.That(Texts[1], Is.EqualTo("came to /api/dostk/chart: its address is /api/dostk/stkinfo."));
        Assert.That(Texts[2], Does.StartWith("came as GET"));
    }

    [TestCase("""{"stk_cd":"005930","stock":"1"}""", "has an element 'stock', which nobody reads: there are stk_cd.")]
    [TestCase("stk_cd=005930", "has a form for its body")]
    [TestCase("""{"stk_cd":5930}""", "has 'stk_cd' as a Number of JSON")]
    [TestCase("[1]", "no JSON object")]
    public async Task A_body_that_is_odd_is_named(string body, string expected)
    {
        using var request = _session.CreateRequest("ka10001", "");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        await _session.SendAsync(request);

        Assert.That(Texts, Has.One.Contains(expected));
        Assert.That(_logger.Entries.Single(), Has.Property(nameof(LogEntry.Level)).EqualTo(LogLevel.Warning));
    }

    [TestCase("0B", "05930", "this market does not list '05930'")]
    [TestCase("0B", "KRX:005930", "this market does not list 'KRX:005930'")]
    [TestCase("0B", "069500_NX", "this market does not list '069500_NX'")]
    [TestCase("0B", "", "0B (주식체결) needs an item")]
    [TestCase("XX", "005930", "'XX' is no realtime type")]
    [TestCase("0w", "005930", "this market has nothing to tell of 0w (종목프로그램매매)")]
    public async Task Nonsense_is_registered_gets_nothing_and_the_log_says_so(string type, string item, string expected)
    {
        using var socket = await RawSocket.LogInAsync(_session);
        Assert.That((await socket.RegisterAsync(type, item)).GetProperty("return_code").GetInt32(), Is.Zero);
        _session.Simulator.Exchange!.AdvanceTo(new DateTime(2026, 9, 14, 11, 0, 0));
        await socket.SendAsync("""{"trnm":"CNSRLST"}""");

        // Nothing has come before the answer to what was asked last.
        Assert.That(await socket.ReceiveAsync(), Does.Contain("CNSRLST"));
        Assert.That(Texts.Single(), Is.EqualTo($"{expected}: acknowledged, as the servers do, and gets no data."));
        Assert.That(_logger.Entries.Single().Text, Does.Contain(expected));
    }

    [TestCase("0B", "005930")]
    [TestCase("0D", "005930_AL")]
    [TestCase("00", "")]
    [TestCase("0J", "001")]
    public async Task What_is_right_is_not_noted(string type, string item)
    {
        using var socket = await RawSocket.LogInAsync(_session);
        await socket.RegisterAsync(type, item);
        await _session.CallAsync("ka10001", ("stk_cd", "005930"));

        Assert.That(_session.Simulator.Notes, Is.Empty);
    }

    private string[] Texts => [.. _session.Simulator.Notes.Select(note => note.Text)];
}

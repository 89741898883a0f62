using System.Net;
using Kiwoom.Simulator;
using Kiwoom.Tests.Simulator.Exchange;
using Kiwoom.Tests.Simulator.Realtime;

namespace Kiwoom.Tests.Simulator.Control;

internal sealed class ControlTests
{
    private SimulatorSession _session = null!;

    [SetUp]
    public async Task StartAsync() => _session = await SimulatorSession.StartAsync(new KiwoomSimulatorOptions
    {
        Exchange = new SimulatorExchangeOptions { Start = new DateTime(2026, 9, 14, 10, 0, 0), Speed = 0, EventsPerDay = 20_000 },
    });

    [TearDown]
    public ValueTask StopAsync() => _session.DisposeAsync();

    [Test]
    public async Task Time_stands_still_steps_and_runs_when_told()
    {
        Assert.That(await NowAsync(), Is.EqualTo("2026-09-14T10:00:00"));
        await _session.ControlJsonAsync("POST", "/clock", """{"step_seconds":90}""");
        Assert.That(await NowAsync(), Is.EqualTo("2026-09-14T10:01:30"));
        await _session.ControlJsonAsync("POST", "/clock", """{"advance_to":"2026-09-14T15:30:00"}""");
        Assert.That(await NowAsync(), Is.EqualTo("2026-09-14T15:30:00"));

        var state = await _session.ControlJsonAsync("POST", "/clock", """{"speed":86400}""");
        Assert.That(state.GetProperty("speed").GetDouble(), Is.EqualTo(86_400));
        var before = await NowAsync();
        while (await NowAsync() == before)
        {
            await Task.Delay(5);
        }
    }

    [Test]
    public async Task Calls_are_struck_as_ordered()
    {
        await _session.ControlJsonAsync("POST", "/faults", """{"fault":"ServerError","count":2,"api_id":"ka10001"}""");
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            statuses.Add((await _session.CallAsync("ka10001", ("stk_cd", "005930"))).Status);
        }

        Assert.That(statuses, Is.EqualTo(new[] { HttpStatusCode.InternalServerError, HttpStatusCode.InternalServerError, HttpStatusCode.OK }));
        Assert.That((await _session.ControlJsonAsync("GET", "/state")).GetProperty("faults_struck").GetInt32(), Is.EqualTo(2));
    }

    [Test]
    public async Task An_order_may_be_taken_and_its_receipt_lost()
    {
        await _session.ControlJsonAsync("POST", "/faults", """{"fault":"Reset","api_id":"kt10000","is_carried_out":true}""");

        Assert.That(async () => await _session.OrderAsync("kt10000", "1", "", "3"), Throws.InstanceOf<HttpRequestException>());
        Assert.That(_session.Simulator.Orders, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Maintenance_tokens_and_latency_follow()
    {
        await _session.ControlJsonAsync("POST", "/maintenance", """{"on":true}""");
        Assert.That((await _session.CallAsync("ka10001", ("stk_cd", "005930"))).Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        await _session.ControlJsonAsync("DELETE", "/faults");
        Assert.That((await _session.CallAsync("ka10001", ("stk_cd", "005930"))).ReturnCode, Is.Zero);

        await _session.ControlJsonAsync("POST", "/latency", """{"median_ms":150,"spread":0}""");
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        await _session.CallAsync("ka10001", ("stk_cd", "005930"));

        // Timers go by a coarser clock than this one, and may be early by its grain.
        Assert.That(System.Diagnostics.Stopwatch.GetElapsedTime(started), Is.GreaterThan(TimeSpan.FromMilliseconds(100)));

        await _session.ControlJsonAsync("POST", "/tokens/expire");
        Assert.That((await _session.CallAsync("ka10001", ("stk_cd", "005930"))).Message, Does.Contain("8005"));
    }

    [Test]
    public async Task Sockets_are_struck()
    {
        using var socket = await RawSocket.LogInAsync(_session);
        var struck = await _session.ControlJsonAsync("POST", "/sockets", """{"fault":"kickout"}""");

        Assert.That(struck.GetProperty("struck").GetInt32(), Is.EqualTo(1));
        Assert.That(await socket.ReceiveAsync(), Does.Contain("R10001"));
    }

    [Test]
    public async Task The_market_is_seen_at_a_glance_and_ordered_in_without_a_token()
    {
        var receipt = await _session.ControlJsonAsync(
            "POST", "/call", """{"api_id":"kt10000","body":{"dmst_stex_tp":"KRX","stk_cd":"005930","ord_qty":"3","ord_uv":"","trde_tp":"3"}}""");
        var market = await _session.ControlJsonAsync("GET", "/market?code=005930");
        var candles = await _session.ControlJsonAsync("GET", "/candles?code=005930&minutes=5");
        var calls = await _session.ControlJsonAsync("GET", "/calls");
        var times = candles.EnumerateArray().Select(candle => candle.GetProperty("time").GetInt64()).ToList();

        Assert.That(receipt.GetProperty("ord_no").GetString(), Is.EqualTo("0000001"));
        Assert.That(market.GetProperty("orders")[0].GetProperty("filled").GetInt64(), Is.EqualTo(3));
        Assert.That(market.GetProperty("account").GetProperty("holdings")[0].GetProperty("quantity").GetInt64(), Is.EqualTo(3));
        Assert.That(market.GetProperty("last").GetInt64(), Is.EqualTo(Wire.Number((await _session.CallAsync("ka10001", ("stk_cd", "005930")))["cur_prc"])));
        Assert.That(times, Is.Ordered.And.Not.Empty);
        Assert.That(DateTime.UnixEpoch.AddSeconds(times[0]).TimeOfDay, Is.EqualTo(new TimeSpan(9, 0, 0)));
        Assert.That(calls[0].GetProperty("api_id").GetString(), Is.EqualTo("kt10000"));
        Assert.That(calls[0].GetProperty("answer").GetString(), Does.Contain("0000001"));
    }

    [Test]
    public async Task Keys_and_tokens_of_clients_are_in_no_list_of_calls()
    {
        await _session.RequestTokenAsync(secretKey: "somebody's secret");
        var calls = (await _session.ControlAsync("GET", "/calls")).Text;

        Assert.That(calls, Does.Contain("au10001").And.Not.Contains("secret").And.Not.Contains(_session.Token));
    }

    [TestCase("POST", "/clock", """{"sped":1}""", "There is no 'sped': speed, step_seconds, advance_to.")]
    [TestCase("POST", "/clock", """{"speed":-1}""", "'speed' is not from 0 to 100000.")]
    [TestCase("POST", "/clock", """{"speed":1e300}""", "'speed' is not from 0 to 100000.")]
    [TestCase("POST", "/clock", """{"step_seconds":1e9}""", "'step_seconds' is not above 0 and at most 31622400.")]
    [TestCase("POST", "/clock", """{"advance_to":"2036-09-14T10:00:00"}""", "'advance_to' is more than 366 days ahead.")]
    [TestCase("POST", "/latency", """{"spread":0.5}""", "'median_ms' is missing.")]
    [TestCase("POST", "/latency", """{"median_ms":-1}""", "Median")]
    [TestCase("POST", "/clock", """{"advance_to":"soon"}""", "'advance_to' is not a Korean time")]
    [TestCase("POST", "/faults", """{"fault":"Boom"}""", "'fault' is not one of ResetBeforeReading, ")]
    [TestCase("POST", "/faults", "{", "The body is no JSON.")]
    [TestCase("POST", "/faults", """{"fault":"Reset","api_id":"kt99999"}""", "'kt99999' is no API ID of a call.")]
    [TestCase("POST", "/faults", """{"share":0.1,"api_id":"kt10000"}""", "'share' strikes calls of all ids")]
    [TestCase("GET", "/candles?code=005930&minutes=0", null, "'minutes' is not from 1 to 1440.")]
    [TestCase("GET", "/candles?code=005930&minutes=-1", null, "'minutes' is not from 1 to 1440.")]
    [TestCase("POST", "/call", """{"api_id":"au10001","body":{}}""", "is no API ID of a query or an order")]
    [TestCase("GET", "/nothing", null, "GET /control lists what there is.")]
    [TestCase("GET", "/market?code=999999", null, "does not list '999999'")]
    public async Task What_is_wrong_is_named(string method, string path, string? json, string expected)
    {
        var (status, text) = await _session.ControlAsync(method, path, json);

        Assert.That((int)status, Is.InRange(400, 404));
        Assert.That(text, Does.Contain(expected));
    }

    [Test]
    public async Task Only_this_machine_is_answered_and_no_page_of_another_site()
    {
        using var named = new HttpRequestMessage(HttpMethod.Get, "/control/state") { Headers = { Host = "evil.example" } };
        using var form = new HttpRequestMessage(HttpMethod.Post, "/control/maintenance") { Content = new StringContent("""{"on":true}""") };
        using var answerToNamed = await _session.Http.SendAsync(named);
        using var answerToForm = await _session.Http.SendAsync(form);

        Assert.That((answerToNamed.StatusCode, answerToForm.StatusCode), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)));
        Assert.That(_session.Simulator.Faults.IsInMaintenance, Is.False);
    }

    [Test]
    public async Task The_page_and_all_it_needs_come_from_the_program()
    {
        var page = await _session.Http.GetStringAsync("/");
        var links = System.Text.RegularExpressions.Regex.Matches(page, "(?:src|href)=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();

        Assert.That(links.Where(link => link.StartsWith("http", StringComparison.Ordinal)), Is.EqualTo(new[] { "https://www.tradingview.com/" }));
        foreach (var link in links.Where(link => link.StartsWith("/page/", StringComparison.Ordinal)))
        {
            Assert.That(await _session.Http.GetStringAsync(link), Is.Not.Empty, link);
        }

        Assert.That(await _session.Http.GetStringAsync("/page/lightweight-charts.LICENSE.txt"), Does.Contain("Apache License"));
    }

    private async Task<string> NowAsync() => (await _session.ControlJsonAsync("GET", "/state")).GetProperty("now").GetString()!;
}

using Kiwoom.Simulator;
using Kiwoom.Tests.Simulator.Exchange;
using Kiwoom.Tests.Simulator.Realtime;
using static Kiwoom.Tests.Simulator.Exchange.Wire;

namespace Kiwoom.Tests.Simulator.Truth;

/// <summary>What clients that others wrote need of a server, as they work with the real one: S1 to S9.</summary>
internal sealed class OtherClientsNeedTests
{
    private SimulatorSession _session = null!;

    [SetUp]
    public async Task StartAsync() => _session = await SimulatorSession.StartAsync(new KiwoomSimulatorOptions
    {
        Server = SimulatedServer.Real,
        Exchange = new SimulatorExchangeOptions { Start = new DateTime(2026, 9, 14, 10, 0, 0), Speed = 0, EventsPerDay = 20_000 },
        Realtime = new() { PingInterval = TimeSpan.FromMilliseconds(20), MaxMissedPings = 1_000 },
    });

    [TearDown]
    public ValueTask StopAsync() => _session.DisposeAsync();

    [TestCase("""{"trnm": "PING"}""", TestName = "S1 An echo that was parsed and written again")]
    [TestCase("""{"trnm":"PING","a":1,"b":"2","c":null,"d":[],"e":{}}""", TestName = "S1 An echo with members of its own")]
    public async Task Every_frame_named_PING_is_an_echo(string echo)
    {
        using var socket = await RawSocket.LogInAsync(_session);
        for (var pings = 0; pings < 12; pings++)
        {
            Assert.That(await socket.ReceiveAsync(), Is.EqualTo(RawSocket.Ping));
            await socket.SendAsync(echo);
        }

        await _session.Simulator.Realtime.WaitForAsync(sessions => sessions[0].EchoesReceived == 12);
    }

    [Test]
    public async Task S2_Every_answer_has_all_three_headers()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var apiId in SpecFiles.ApiIds.Where(id => id.StartsWith("ka", StringComparison.Ordinal) || id.StartsWith("kt", StringComparison.Ordinal)))
            {
                if (Kiwoom.Catalog.KiwoomCatalog.Find(apiId) is not { Kind: Kiwoom.Catalog.EndpointKind.Query or Kiwoom.Catalog.EndpointKind.Order })
                {
                    continue;
                }

                using var request = _session.CreateRequest(apiId, SpecFiles.RequestExample(apiId));
                using var response = await _session.Http.SendAsync(request);
                foreach (var name in new[] { "api-id", "cont-yn", "next-key" })
                {
                    Assert.That(response.Headers.Contains(name), Is.True, $"{apiId} {name}");
                }
            }
        }
    }

    [TestCase("ka10030")]
    [TestCase("ka10084")]
    public async Task S3_The_return_code_has_its_recorded_name(string apiId)
    {
        using var request = _session.CreateRequest(apiId, SpecFiles.RequestExample(apiId));
        var reply = await _session.SendAsync(request);

        Assert.That((reply.ReturnCode, reply.Body.TryGetProperty("returnCode", out _)), Is.EqualTo((0, false)));
    }

    [Test]
    public async Task S4_One_account_and_one_market()
    {
        await _session.OrderAsync("kt10000", "3", "", "3");
        var number = (await _session.CallAsync("ka00001"))["acctNo"];
        var cash = Number((await _session.DepositAsync())["d2_entra"]);
        var balance = await _session.BalanceAsync();
        var evaluation = await _session.CallAsync("kt00004", ("qry_tp", "0"), ("dmst_stex_tp", "KRX"));
        var executed = await _session.CallAsync("kt00005", ("dmst_stex_tp", "KRX"));
        var today = await _session.CallAsync("kt00017");
        var info = await _session.CallAsync("ka10001", ("stk_cd", "005930"));
        var sheet = await _session.CallAsync("ka10007", ("stk_cd", "005930"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(number, Is.EqualTo("1234567890"));
            Assert.That(new[] { evaluation["d2_entra"], executed["entr_d2"], today["d2_entra"] }.Select(Number), Is.All.EqualTo(cash));
            Assert.That(Number(evaluation["prsm_dpst_aset_amt"]), Is.EqualTo(Number(balance["prsm_dpst_aset_amt"])));
            Assert.That(Number(executed["stk_buy_tot_amt"]), Is.EqualTo(Number(balance["tot_pur_amt"])).And.EqualTo(Number(today["buy_amt"])));
            Assert.That(Number(Text(evaluation.Rows("stk_acnt_evlt_prst").Single(), "rmnd_qty")), Is.EqualTo(3));
            Assert.That((sheet["cur_prc"], sheet["date"]), Is.EqualTo((info["cur_prc"], "20260914")));
        }
    }

    [Test]
    public async Task S5_LOGIN_is_answered_with_sor_yn()
    {
        using var socket = await RawSocket.ConnectAsync(_session.Simulator);
        await socket.SendLoginAsync(_session.Token);

        Assert.That((await socket.ReceiveJsonAsync()).GetProperty("sor_yn").GetString(), Is.EqualTo("Y"));
    }

    [Test]
    public async Task S6_A_frame_before_LOGIN_brings_R10004_first()
    {
        using var socket = await RawSocket.ConnectAsync(_session.Simulator);
        await socket.SendAsync("""{"trnm":"CNSRLST"}""");
        await socket.SendLoginAsync(_session.Token);

        Assert.That((await socket.ReceiveJsonAsync()).GetProperty("code").GetString(), Is.EqualTo("R10004"));
        Assert.That((await socket.ReceiveJsonAsync()).GetProperty("trnm").GetString(), Is.EqualTo("LOGIN"));
    }

    [Test]
    public async Task S7_An_unknown_code_is_a_success_with_every_field_blank()
    {
        var reply = await _session.CallAsync("ka10001", ("stk_cd", "999999"));

        Assert.That(reply.ReturnCode, Is.Zero);
        Assert.That((reply["cur_prc"], reply["stk_nm"]), Is.EqualTo(("", "")));
    }

    [Test]
    public async Task S8_A_quick_reconnect_may_be_closed_with_1000()
    {
        _session.Simulator.Realtime.CloseConnections(1);
        using var closed = await RawSocket.ConnectAsync(_session.Simulator);
        Assert.That(await closed.ReceiveAsync(), Is.Null);

        using var socket = await RawSocket.LogInAsync(_session);
        Assert.That(socket.State, Is.EqualTo(System.Net.WebSockets.WebSocketState.Open));
    }

    [Test]
    public async Task S9_What_recordings_show_is_in_the_catalogue_and_in_the_answers()
    {
        var list = Kiwoom.Catalog.KiwoomCatalog.Find("ka10099")!.Response.Single(field => field.Rows.Count > 0).Rows;
        var one = Kiwoom.Catalog.KiwoomCatalog.Find("ka10100")!.Response;
        var afterHours = Kiwoom.Catalog.KiwoomCatalog.Find("ka10087")!.Response.Single(field => field.WireName == "ovt_sigpric_pred_pre_sig");
        var rows = (await _session.CallAsync("ka10099", ("mrkt_tp", "0"))).Rows("list");
        var listing = await _session.CallAsync("ka10100", ("stk_cd", "005930"));

        using (Assert.EnterMultipleScope())
        {
            foreach (var fields in new[] { list, one })
            {
                Assert.That(fields.Single(field => field.WireName == "kind").Origin, Is.EqualTo("recorded answers"));
                Assert.That(fields.Single(field => field.WireName == "nxtEnable").Origin, Is.EqualTo("recorded answers"));
            }

            Assert.That(afterHours.Codes!.Entries.Select(entry => entry.Code), Does.Contain("0"));
            Assert.That(rows, Is.Not.Empty);
            Assert.That(rows.All(row => row.TryGetProperty("kind", out var kind) && kind.ValueKind == System.Text.Json.JsonValueKind.String), Is.True);
            Assert.That(listing.Body.TryGetProperty("kind", out _), Is.True);
        }
    }

    /// <summary>As recordings have them: the library reads what the simulator's example does not have too.</summary>
    [Test]
    public async Task S9_The_library_reads_them()
    {
        using var http = new HttpClient(new Recorded());
        await using var kiwoom = new KiwoomClient(new KiwoomOptions
        {
            Environment = KiwoomEnvironment.Simulator(_session.Simulator.BaseAddress),
            AppKey = _session.Simulator.AppKey,
            SecretKey = _session.Simulator.SecretKey,
            HttpClient = http,
        });

        var listing = await kiwoom.StockInformation.GetStockListingAsync("005930");
        var afterHours = await kiwoom.MarketConditions.GetAfterHoursSinglePriceOrderBookAsync("005930");

        Assert.That((listing.ListingKind, listing.IsNxtTradable, listing.StockState), Is.EqualTo(("A", (bool?)false, "증거금20%|담보대출|신용가능")));
        Assert.That(afterHours.AfterHoursSinglePriceChangeSign?.Value, Is.EqualTo(ChangeSign.None));
    }

    /// <summary>Puts into the simulator's answers what recorded ones have.</summary>
    private sealed class Recorded() : DelegatingHandler(new HttpClientHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            var body = System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!.AsObject();
            foreach (var (name, value) in new[] { ("kind", "A"), ("nxtEnable", "N"), ("state", "증거금20%|담보대출|신용가능"), ("ovt_sigpric_pred_pre_sig", "0") })
            {
                if (body.ContainsKey(name))
                {
                    body[name] = value;
                }
            }

            response.Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
            return response;
        }
    }
}

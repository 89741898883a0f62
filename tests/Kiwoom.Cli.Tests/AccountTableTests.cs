using System.Text.RegularExpressions;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;
using Kiwoom.Cli.Commands;
using Kiwoom.Cli.Output;
using Kiwoom.Simulator;

namespace Kiwoom.Cli.Tests;

/// <summary>Holdings and orders as people read them: what counts fits 80 columns, and an order's state is what became of it.</summary>
internal sealed partial class AccountTableTests
{
    private KiwoomSimulator _simulator = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _simulator = await KiwoomSimulator.StartAsync();
        await SendAsync("order", "buy", "005930", "10", "--market");
        await SendAsync("order", "buy", "005930", "10", "--limit", "60000");
        await SendAsync("order", "modify", "0000002", "005930", "10", "--limit", "59000");
        await SendAsync("cancel", "0000003", "005930");
        await SendAsync("order", "sell", "005930", "7", "--limit", "90000");
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _simulator.DisposeAsync();

    [TestCase(true, "수량", "매입가", "현재가", "평가손익", "수익률%")]
    [TestCase(false, "shares", "bought", "price", "profit", "%")]
    public async Task Holdings_fit_80_columns_with_what_counts(bool isKorean, params string[] titles)
    {
        using var run = new CliRun(_simulator.BaseAddress) { IsTerminal = true, Width = 80, IsKorean = isKorean };

        await run.RunAsync("positions");
        var table = LastTable(run.Output);

        Assert.That(table.Select(Cells.Width).Distinct().ToList(), Has.Count.EqualTo(1).And.All.LessThanOrEqualTo(80), run.Output);
        Assert.That(titles.Where(title => !table[1].Contains($" {title} ", StringComparison.Ordinal)), Is.Empty, table[1]);
        Assert.That(string.Join('\n', table), Does.Contain("-196,888").And.Contain("-52.71").And.Contain("삼성전자"));
    }

    [Test]
    public async Task Large_holdings_shorten_the_name_before_they_lose_a_number()
    {
        await using var proxy = await Proxy.StartAsync(_simulator.BaseAddress);
        proxy.Plants["kt00018"] = json =>
        {
            var row = json["acnt_evlt_remn_indv_tot"]![0]!.AsObject();
            (row["stk_nm"], row["rmnd_qty"], row["pur_pric"], row["cur_prc"], row["evltv_prft"]) = ("KODEX 미국S&P500TR(H) 채권혼합", "00123456", "1234500", "1098700", "-000012345678");
        };
        using var run = new CliRun(proxy.Address) { IsTerminal = true, Width = 80, IsKorean = true };

        await run.RunAsync("positions");
        var table = LastTable(run.Output);

        Assert.That(table.Select(Cells.Width).Distinct().ToList(), Has.Count.EqualTo(1).And.All.LessThanOrEqualTo(80), run.Output);
        Assert.That(string.Join('\n', table), Does.Contain("-12,345,678").And.Contain("1,098,700").And.Contain("-52.71").And.Contain("…"));
    }

    [Test]
    public async Task Programs_have_every_column_still()
    {
        using var run = new CliRun(_simulator.BaseAddress);

        await run.RunAsync("positions", "--format", "csv");

        Assert.That(run.Output.Split('\n')[0].Split(','), Has.Length.EqualTo(KiwoomCatalog.Find("kt00018")!.Response.First(field => field.Type == FieldType.Rows).Rows.Count));
    }

    [TestCase(true, "체결", "종료", "종료", "확인", "미체결")]
    [TestCase(false, "executed", "ended", "ended", "confirmed", "open")]
    public async Task Order_s_state_is_what_became_of_it(bool isKorean, params string[] states)
    {
        using var run = new CliRun(_simulator.BaseAddress) { IsTerminal = true, Width = 80, IsKorean = isKorean };

        await run.RunAsync("orders", "--all");
        var table = LastTable(run.Output);

        Assert.That(table.Select(Cells.Width).Distinct().ToList(), Has.Count.EqualTo(1).And.All.LessThanOrEqualTo(80), run.Output);
        Assert.That(table.Skip(3).SkipLast(1).Select(row => row.Split('│')[7].Trim()), Is.EqualTo(states), run.Output);
    }

    [Test]
    public async Task Open_orders_are_those_with_a_rest()
    {
        using var run = new CliRun(_simulator.BaseAddress);

        await run.RunAsync("orders");
        var lines = run.Output.Trim().Split('\n');

        Assert.That(lines, Has.Length.EqualTo(2), run.Output);
        Assert.That(lines[1], Does.Match(@"^0000005 +005930 +sell +7 +90,000 +0 +open "));
    }

    [TestCase("접수", "0000000010", "0000000010", "0000000000", "executed")]
    [TestCase("접수", "0000000010", "0000000004", "0000000006", "partly executed")]
    [TestCase("접수", "0000000010", "0000000004", "0000000000", "partly, ended")]
    [TestCase("접수", "0000000010", "0000000000", "0000000010", "open")]
    [TestCase("접수", "0000000010", "0000000000", "0000000000", "ended")]
    [TestCase("거부", "0000000010", "0000000000", "0000000000", "거부")]
    [TestCase("접수", "", "", "", "taken")]
    public void State_follows_from_the_quantities(string status, string ordered, string executed, string left, string expected)
    {
        var history = KiwoomCatalog.Find("kt00007")!;
        var body = $$"""{"return_code":0,"acnt_ord_cntr_prps_dtl":[{"acpt_tp":"{{status}}","io_tp_nm":"현금매수","mdfy_cncl":"","ord_qty":"{{ordered}}","cntr_qty":"{{executed}}","ord_remnq":"{{left}}"}]}""";
        var row = CatalogAnswer.Read(history, new RawAnswer { Endpoint = history, Body = System.Text.Encoding.UTF8.GetBytes(body) }).MainList!.Rows[0];

        Assert.That(OrderColumns.State(row, "RemainingQuantity", "AcceptanceStatus", isKorean: false), Is.EqualTo(expected));
    }

    [Test]
    public async Task Receipt_does_not_say_that_an_order_still_waits()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        using var run = new CliRun(simulator.BaseAddress);
        string[] order = ["order", "buy", "005930", "1", "--market", "--confirm"];
        await run.RunAsync(order[..^1]);

        await run.RunAsync([.. order, EveryIdTests.CodeOf(run.Output)]);

        Assert.That(run.Output.Trim(), Is.EqualTo("accepted as order 0000001; what became of it: kiwoom orders --all"));
    }

    private async Task SendAsync(params string[] order)
    {
        using var run = new CliRun(_simulator.BaseAddress);
        await run.RunAsync(order);
        Assert.That(await run.RunAsync([.. order, "--confirm", EveryIdTests.CodeOf(run.Output)]), Is.EqualTo(ExitCodes.Success), run.Error);
    }

    private static List<string> LastTable(string screen)
    {
        var lines = Escapes().Replace(screen, "").Split('\n').ToList();
        var start = lines.FindLastIndex(line => line.StartsWith('╭'));
        return lines[start..(lines.FindLastIndex(line => line.StartsWith('╰')) + 1)];
    }

    [GeneratedRegex("\u001b\\[[0-9;?]*[a-zA-Z]")]
    private static partial Regex Escapes();
}

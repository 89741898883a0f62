using System.Text.Json;
using Kiwoom.Catalog;
using Kiwoom.Cli.Mcp;
using Kiwoom.Simulator;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Kiwoom.Cli.Tests;

/// <summary>The SDK's own client over standard input and output: every tool, and no order without its preview's code.</summary>
internal sealed class McpTests
{
    private const int Attempts = 1000;

    private static readonly string[] Reading = ["search_spec", "show_spec", "call", "quote", "order_book", "candles", "watch", "account"];
    private static readonly string[] Ordering = ["order_preview", "order_submit"];

    private KiwoomSimulator _simulator = null!;
    private string _folder = "";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _simulator = await KiwoomSimulator.StartAsync(new() { Realtime = new() { MessagesPerSecond = 50 } });
        _folder = Directory.CreateTempSubdirectory("kiwoom-mcp-").FullName;
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _simulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Every_tool_answers_and_no_order_tool_is_there_without_leave()
    {
        await using var client = await ConnectAsync(allowsOrders: false);
        var tools = await client.ListToolsAsync();

        Assert.That(tools.Select(tool => tool.Name), Is.EquivalentTo(Reading));
        Assert.That((await CallAsync(client, "search_spec", new() { ["words"] = "일봉" })).GetProperty("endpoints")[0].GetProperty("id").GetString(), Is.EqualTo("ka10081"));
        Assert.That((await CallAsync(client, "show_spec", new() { ["endpoint"] = "ka10081" })).GetProperty("request").GetArrayLength(), Is.EqualTo(3));
        Assert.That((await CallAsync(client, "call", new() { ["endpoint"] = "ka10001", ["arguments"] = new Dictionary<string, string> { ["StockCode"] = "005930" } })).GetProperty("StockName").GetString(), Is.EqualTo("삼성전자"));
        Assert.That((await CallAsync(client, "quote", new() { ["codes"] = new[] { "005930", "000660" } })).ToString(), Does.Contain("CurrentPrice"));
        Assert.That((await CallAsync(client, "order_book", new() { ["code"] = "005930" })).ToString(), Does.Contain("Asks[0].Price"));
        Assert.That((await CallAsync(client, "candles", new() { ["code"] = "005930", ["count"] = 5 })).GetProperty("candles").GetProperty("rows").GetArrayLength(), Is.EqualTo(5));
        Assert.That((await CallAsync(client, "watch", new() { ["codes"] = new[] { "005930" }, ["seconds"] = 5 })).GetProperty("lines").GetArrayLength(), Is.Positive);
        Assert.That((await CallAsync(client, "account", [])).TryGetProperty("holdings", out _), Is.True);
        await Assert.ThrowsAsync<ModelContextProtocol.McpProtocolException>(async () => await client.CallToolAsync("order_submit", new Dictionary<string, object?>()));
    }

    [Test]
    public async Task Answers_are_bounded_and_say_what_was_left_out()
    {
        await using var client = await ConnectAsync(allowsOrders: false);

        var text = await TextAsync(client, "call", new() { ["endpoint"] = "ka10081", ["maxRows"] = 200, ["arguments"] = new Dictionary<string, string> { ["StockCode"] = "005930", ["BaseDate"] = "today", ["AdjustedPrice"] = "1" } });
        var few = await CallAsync(client, "candles", new() { ["code"] = "005930", ["count"] = 3 });

        Assert.That(text.Length, Is.LessThanOrEqualTo(24_000));
        Assert.That(few.GetProperty("candles").GetProperty("leftOut").GetString(), Does.Contain("197 rows"));
        Assert.That(few.GetProperty("nextKey").GetString(), Is.Not.Empty);
    }

    [TestCase("1234567890", "********90")]
    [TestCase("6081-2***-11 [김키움]", "****-****-11 [김키움]")]
    [TestCase("81", "**")]
    [TestCase("", "")]
    public void Account_number_shows_its_last_two_digits_and_what_is_no_digit(string number, string expected) => Assert.That(AccountNumbers.Mask(number), Is.EqualTo(expected));

    [Test]
    public void Account_numbers_are_known_in_every_answer_and_nothing_else_is_taken_for_one()
    {
        var masked = KiwoomCatalog.Endpoints.SelectMany(endpoint => All(endpoint.Response).Concat(All(endpoint.Values))).Where(AccountNumbers.IsOne).Select(field => field.WireName).Distinct();

        Assert.That(masked, Is.EquivalentTo(new[] { "acctNo", "acnt_no", "acnt_print", "9201" }));

        static IEnumerable<FieldInfo> All(IReadOnlyList<FieldInfo> fields) => fields.SelectMany(field => All(field.Rows).Prepend(field));
    }

    [Test]
    public async Task Account_number_with_a_name_behind_it_is_masked_and_nothing_else_of_its_answer()
    {
        await using var client = await ConnectAsync(allowsOrders: false);
        var arguments = new Dictionary<string, string> { ["StartDate"] = "2026-01-05", ["EndDate"] = "2026-01-30", ["tp"] = "0", ["gds_tp"] = "0", ["dmst_stex_tp"] = "%" };

        var answer = await CallAsync(client, "call", new() { ["endpoint"] = "kt00015", ["arguments"] = arguments });

        Assert.That(answer.GetProperty("AccountNumber").GetString(), Is.EqualTo("****-****-11 [김키움]"));
        Assert.That(answer.GetProperty("transactions").GetProperty("rows")[0].ToString(), Does.Not.Contain("*").And.Contain("000000001"));
    }

    [Test]
    public async Task Document_s_example_is_told_beside_the_data()
    {
        await using var client = await ConnectAsync(allowsOrders: false);

        var account = await client.CallToolAsync("account", new Dictionary<string, object?>());
        var again = await client.CallToolAsync("account", new Dictionary<string, object?>());
        var candles = await client.CallToolAsync("candles", new Dictionary<string, object?> { ["code"] = "005930", ["count"] = 3 });

        Assert.That(account.Content.Skip(1).Select(block => ((TextContentBlock)block).Text), Is.EqualTo(new[] { "note: kt00018 is the API document's example, not the simulator's market: `kiwoom simulate --exchange` simulates more ids" }));
        Assert.That(again.Content, Has.Count.EqualTo(2), "each answer has its own note");
        Assert.That(candles.Content, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Account_numbers_are_masked()
    {
        await using var client = await ConnectAsync(allowsOrders: false);
        await using var kiwoom = Client();
        var number = (await kiwoom.Account.GetAccountNumberAsync()).AccountNumber;

        var answer = await TextAsync(client, "call", new() { ["endpoint"] = "ka00001" });

        Assert.That(number, Has.Length.GreaterThan(4));
        Assert.That(answer, Does.Not.Contain(number).And.Contain("***"));
    }

    [Test]
    public async Task Failure_says_what_to_change()
    {
        await using var client = await ConnectAsync(allowsOrders: false);
        var before = _simulator.Orders.Count;

        var wrong = await client.CallToolAsync("call", new Dictionary<string, object?> { ["endpoint"] = "ka10001", ["arguments"] = new Dictionary<string, string> { ["StokCode"] = "1" } });
        var order = await client.CallToolAsync("call", new Dictionary<string, object?> { ["endpoint"] = "kt10000" });

        Assert.That(wrong.IsError, Is.True);
        Assert.That(((TextContentBlock)wrong.Content[0]).Text, Does.Contain("do you mean StockCode?"));
        Assert.That(order.IsError, Is.True);
        Assert.That(_simulator.Orders, Has.Count.EqualTo(before));
    }

    [Test]
    public async Task A_thousand_random_attempts_send_no_order_without_its_code()
    {
        await using var client = await ConnectAsync(allowsOrders: true);
        Assert.That((await client.ListToolsAsync()).Select(tool => tool.Name), Is.EquivalentTo(Reading.Concat(Ordering)));
        var random = new Random(20260914);
        var before = _simulator.Orders.Count;
        var (code, refused) = ("", 0);
        var order = Order();
        for (var i = 0; i < Attempts; i++)
        {
            if (i % 100 == 0)
            {
                order = Order();
                code = (await CallAsync(client, "order_preview", order)).GetProperty("code").GetString()!;
            }

            var attempt = new Dictionary<string, object?>(order);
            switch (random.Next(4))
            {
                case 0:
                    attempt["confirmationCode"] = RandomCode(random);
                    break;
                case 1:
                    attempt["confirmationCode"] = "";
                    break;
                case 2:
                    attempt["confirmationCode"] = new string([.. code.Select((c, at) => at == i % code.Length ? (char)(c + 1) : c)]);
                    break;
                default:
                    // The right code with another order: refused, and used up.
                    attempt["confirmationCode"] = code;
                    attempt["quantity"] = "2";
                    attempt["price"] = random.Next(2) == 0 ? "60000" : "60100";
                    break;
            }

            var result = await client.CallToolAsync("order_submit", attempt);
            refused += result.IsError == true ? 1 : 0;
        }

        Assert.That(refused, Is.EqualTo(Attempts));
        Assert.That(_simulator.Orders, Has.Count.EqualTo(before), "orders sent without confirmation");

        // And with the code: once.
        order = Order();
        code = (await CallAsync(client, "order_preview", order)).GetProperty("code").GetString()!;
        order["confirmationCode"] = code;
        var sent = await client.CallToolAsync("order_submit", order);
        var again = await client.CallToolAsync("order_submit", order);
        Assert.That((sent.IsError, again.IsError), Is.EqualTo(((bool?)false, (bool?)true)), ((TextContentBlock)sent.Content[0]).Text);
        Assert.That(_simulator.Orders, Has.Count.EqualTo(before + 1));
    }

    private static Dictionary<string, object?> Order() => new() { ["action"] = "Buy", ["code"] = "005930", ["quantity"] = "1", ["price"] = "60000" };

    private static string RandomCode(Random random) => string.Concat(Enumerable.Range(0, 8).Select(_ => "23456789ABCDEFGHJKMNPQRSTUVWXYZ"[random.Next(31)]));

    private KiwoomClient Client() => new(new() { Environment = KiwoomEnvironment.Simulator(_simulator.BaseAddress), AppKey = _simulator.AppKey, SecretKey = _simulator.SecretKey });

    private Task<McpClient> ConnectAsync(bool allowsOrders) => McpConnection.OpenAsync(_simulator, _folder, allowsOrders);

    private static async Task<JsonElement> CallAsync(McpClient client, string tool, Dictionary<string, object?> arguments) =>
        JsonDocument.Parse(await TextAsync(client, tool, arguments)).RootElement;

    private static async Task<string> TextAsync(McpClient client, string tool, Dictionary<string, object?> arguments)
    {
        var (isError, text) = await McpConnection.CallAsync(client, tool, arguments);
        Assert.That(isError, Is.False, text);
        return text;
    }
}

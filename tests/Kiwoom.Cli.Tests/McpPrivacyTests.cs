using System.Text.Json.Nodes;
using Kiwoom.Cli.Mcp;
using Kiwoom.Simulator;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Kiwoom.Cli.Tests;

/// <summary>Whatever an agent reads, failures too, is bounded and shows no account number.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class McpPrivacyTests
{
    private const string Account = "5371234567";

    private KiwoomSimulator _simulator = null!;
    private Proxy _proxy = null!;
    private McpClient _client = null!;
    private string _folder = "";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _simulator = await KiwoomSimulator.StartAsync();
        _proxy = await Proxy.StartAsync(_simulator.BaseAddress);
        _folder = Directory.CreateTempSubdirectory("kiwoom-mcp-").FullName;
        _client = await McpConnection.OpenAsync(_proxy.Address, _folder, allowsOrders: true);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _client.DisposeAsync();
        await _proxy.DisposeAsync();
        await _simulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [TearDown]
    public void Clear()
    {
        _proxy.Instead = null;
        _proxy.Plants.Clear();
    }

    [TestCase(8005, "call", """{"endpoint":"ka10001","arguments":{"StockCode":"005930"}}""")]
    [TestCase(2000, "call", """{"endpoint":"ka10001","arguments":{"StockCode":"005930"}}""")]
    [TestCase(2000, "account", "{}")]
    [TestCase(2000, "order_book", """{"code":"005930"}""")]
    public async Task Refusal_is_bounded_and_shows_no_account_number(int code, string tool, string arguments)
    {
        var message = $"[{code}] 계좌 {Account} {string.Concat(Enumerable.Repeat("가나다라 5371-2345-67 ", 8_000))} 53712345-67 끝";
        _proxy.Instead = apiId => (200, new JsonObject { ["return_code"] = 20, ["return_msg"] = message }.ToJsonString());

        var text = await CallAsync(tool, arguments, isError: true);

        Assert.That(text.Length, Is.LessThanOrEqualTo(McpAnswers.MostCharacters));
        Assert.That(text, Does.Contain("계좌 ********67").And.Contain("left out"));
        Assert.That(text, Does.Not.Contain("5371").And.Not.Contain("53712345"));
    }

    [Test]
    public async Task Refusal_in_the_middle_of_a_number_shows_no_part_of_it([Range(2_960, 3_010, 5)] int length)
    {
        _proxy.Instead = apiId => (200, new JsonObject { ["return_code"] = 20, ["return_msg"] = "[2000] " + new string('x', length) + Account + new string('y', 20_000) }.ToJsonString());

        Assert.That(await CallAsync("call", """{"endpoint":"ka10001","arguments":{"StockCode":"005930"}}""", isError: true), Does.Not.Contain("5371"));
    }

    [Test]
    public async Task Server_s_words_of_an_answer_show_no_account_number()
    {
        _proxy.Plants["ka10001"] = json => (json["return_code"], json["return_msg"]) = (1, $"계좌번호 {Account} 확인");

        var result = await _client.CallToolAsync("call", new Dictionary<string, object?> { ["endpoint"] = "ka10001", ["arguments"] = new Dictionary<string, string> { ["StockCode"] = "005930" } });

        Assert.That(((TextContentBlock)result.Content[0]).Text, Does.Not.Contain(Account).And.Contain("********67"));
    }

    [Test]
    public async Task Number_that_the_server_named_is_masked_in_every_text_that_follows()
    {
        // In data no shape is told from an order's number: what the server called an account number is one everywhere.
        _proxy.Plants["ka00001"] = json => json["acctNo"] = "53712345671 [ISA 2]";
        _proxy.Plants["ka10001"] = json => json["stk_nm"] = "이름53712345671";
        Assert.That(await CallAsync("call", """{"endpoint":"ka00001"}""", isError: false), Does.Contain("**********1 [ISA 2]").And.Not.Contain("53712345671"));

        Assert.That(await CallAsync("call", """{"endpoint":"ka10001","arguments":{"StockCode":"005930"}}""", isError: false), Does.Contain("이름*********71").And.Not.Contain("53712345671"));
        _proxy.Instead = apiId => (200, new JsonObject { ["return_code"] = 20, ["return_msg"] = "[2000] 계좌 537 123 456 71" }.ToJsonString());
        Assert.That(await CallAsync("call", """{"endpoint":"ka10001","arguments":{"StockCode":"005930"}}""", isError: true), Does.Contain("*** *** *** 71"));
        Assert.That(await CallAsync("order_book", """{"53712345671":1}""", isError: true), Does.StartWith("'*********71' is no argument"));
    }

    [Test]
    public async Task Refused_argument_is_bounded()
    {
        var text = await CallAsync("order_book", $$"""{"code":"005930","{{new string('z', 50_000)}}":1}""", isError: true);

        Assert.That(text.Length, Is.LessThanOrEqualTo(McpAnswers.MostCharacters));
        Assert.That(text, Does.EndWith("is no argument of order_book, which takes code"));
    }

    [Test]
    public async Task Reason_why_a_preview_read_no_book_is_bounded_and_shows_no_account_number()
    {
        _proxy.Instead = apiId => apiId == "ka10004" ? (200, new JsonObject { ["return_code"] = 20, ["return_msg"] = $"[2000] 계좌 {Account} {new string('x', 100_000)}" }.ToJsonString()) : null;

        var text = await CallAsync("order_preview", """{"action":"Buy","code":"005930","quantity":"1","price":"60000"}""", isError: false);

        Assert.That(text, Does.Contain("bookNotRead").And.Not.Contain(Account));
        Assert.That(text.Length, Is.LessThanOrEqualTo(McpAnswers.MostCharacters));
    }

    [TestCase("계좌5371234567주문", "계좌********67주문")]
    [TestCase("5371-2345", "****-**45")]
    [TestCase("5371-2345-67.", "****-****-67.")]
    [TestCase("53712345-67, 1111", "********-67, 1111")]
    [TestCase("5371 2345 67", "**** **** 67")]
    [TestCase("5371‐2345‐67", "****‐****‐67")]
    [TestCase("[RC9000:5371234567]", "[RC9000:********67]")]
    [TestCase("5371234567,5371234568", "********67,********68")]
    [TestCase("6081-2***-11 [김키움]", "6081-2***-11 [김키움]")]
    [TestCase("'20260105' 2026-01-05 20260105-20260131 20260105090000", "'20260105' 2026-01-05 20260105-20260131 20260105090000")]
    [TestCase("The order is worth 1234567890 won (10 x 123456789): MaxOrderValue allows 10.", "The order is worth 1234567890 won (10 x *******89): MaxOrderValue allows 10.")]
    [TestCase("주문가능금액 1234567890원을 초과", "주문가능금액 1234567890원을 초과")]
    [TestCase("5371234567원장", "********67원장")]
    [TestCase("order 0000123 of 005930, 1,234,567,890", "order 0000123 of 005930, 1,234,567,890")]
    public void Sentence_shows_nothing_of_an_account_number_s_shape_but_its_last_two_digits(string sentence, string expected) =>
        Assert.That(new AccountMask().InSentence(sentence), Is.EqualTo(expected));

    private async Task<string> CallAsync(string tool, string arguments, bool isError)
    {
        var values = JsonNode.Parse(arguments)!.AsObject().ToDictionary(pair => pair.Key, pair => (object?)pair.Value);
        var (failed, text) = await McpConnection.CallAsync(_client, tool, values);
        Assert.That(failed, Is.EqualTo(isError), text[..Math.Min(text.Length, 300)]);
        return text;
    }
}

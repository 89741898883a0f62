using System.Text.Json;
using Kiwoom.Simulator;
using ModelContextProtocol.Client;

namespace Kiwoom.Cli.Tests;

/// <summary>What agents send that is not what a tool's schema says: taken where it says the same, refused otherwise, in one sentence that says what to send.</summary>
internal sealed class McpArgumentTests
{
    private KiwoomSimulator _simulator = null!;
    private McpClient _client = null!;
    private string _folder = "";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _simulator = await KiwoomSimulator.StartAsync(new() { Realtime = new() { MessagesPerSecond = 50 } });
        _folder = Directory.CreateTempSubdirectory("kiwoom-mcp-").FullName;
        _client = await McpConnection.OpenAsync(_simulator, _folder, allowsOrders: true);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _client.DisposeAsync();
        await _simulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [TestCase("order_book", """{"code":5930}""", "code is the number 5930, which may have lost zeros: send text such as \"005930\"")]
    [TestCase("order_book", """{"code":null}""", "code is null: send text such as \"005930\"")]
    [TestCase("order_book", "{}", "code is missing: send text such as \"005930\"")]
    [TestCase("order_book", """{"code":""}""", "code is empty: send text such as \"005930\"")]
    [TestCase("order_book", """{"code":["005930"]}""", "code is a list: send text such as \"005930\"")]
    [TestCase("order_book", """{"code":{"a":1}}""", "code is an object: send text such as \"005930\"")]
    [TestCase("order_book", """{"code":true}""", "code is true: send text such as \"005930\"")]
    [TestCase("order_book", """{"symbol":"005930"}""", "'symbol' is no argument of order_book, which takes code")]
    [TestCase("order_book", """{"code":"005930","depth":5}""", "'depth' is no argument of order_book, which takes code")]
    [TestCase("quote", """{"codes":[5930]}""", "codes[0] is the number 5930, which may have lost zeros: send a list such as [\"005930\", \"000660\"]")]
    [TestCase("quote", """{"codes":["005930",null]}""", "codes[1] is null: send a list such as [\"005930\", \"000660\"]")]
    [TestCase("quote", """{"codes":[]}""", "codes is empty: send a list such as [\"005930\", \"000660\"]")]
    [TestCase("quote", """{"codes":5930}""", "codes is the number 5930: send a list such as [\"005930\", \"000660\"]")]
    [TestCase("watch", """{"codes":{},"seconds":1}""", "codes is an object: send a list such as [\"005930\", \"000660\"]")]
    [TestCase("watch", """{"codes":["005930"],"seconds":600}""", "seconds is the number 600: send a whole number from 1 to 60, such as 5")]
    [TestCase("watch", """{"codes":["005930"],"seconds":"soon"}""", "seconds is the text \"soon\": send a whole number from 1 to 60, such as 5")]
    [TestCase("candles", """{"code":"005930","count":5.5}""", "count is the number 5.5: send a whole number from 1 to 200, such as 60")]
    [TestCase("candles", """{"code":"005930","count":-1}""", "count is the number -1: send a whole number from 1 to 200, such as 60")]
    [TestCase("candles", """{"code":"005930","adjusted":1}""", "adjusted is the number 1: send true or false")]
    [TestCase("candles", """{"code":"005930","interval":1}""", "interval is the number 1, which may have lost zeros: send text such as \"1d\"")]
    [TestCase("candles", """{"code":"005930","to":2026.5}""", "'2026.5' is no day such as 2026-01-05")]
    [TestCase("search_spec", """{"words":["daily","candles"]}""", "words is a list: send text or a number, such as \"daily candles\"")]
    [TestCase("search_spec", "{}", "words is missing: send text or a number, such as \"daily candles\"")]
    [TestCase("show_spec", """{"endpoint":10081}""", "endpoint is the number 10081, which may have lost zeros: send text such as \"ka10081\"")]
    [TestCase("show_spec", """{"id":"ka10081"}""", "'id' is no argument of show_spec, which takes endpoint")]
    [TestCase("account", """{"number":1}""", "'number' is no argument of account, which takes no arguments")]
    [TestCase("call", """{"endpoint":"ka10001","arguments":"StockCode=005930"}""", "arguments is the text \"StockCode=005930\": send an object such as {\"StockCode\": \"005930\"}")]
    [TestCase("call", """{"endpoint":"ka10001","arguments":["005930"]}""", "arguments is a list: send an object such as {\"StockCode\": \"005930\"}")]
    [TestCase("call", """{"endpoint":"ka10001","arguments":{"StockCode":5930}}""", "StockCode is the number 5930, which may have lost zeros: send text such as \"005930\"")]
    [TestCase("call", """{"endpoint":"ka10001","arguments":{"stk_cd":["005930"]}}""", "stk_cd is a list: send text such as \"005930\"")]
    [TestCase("call", """{"endpoint":"ka10001","arguments":{"stk_cd":null}}""", "StockCode (stk_cd) is missing")]
    [TestCase("call", """{"endpoint":"ka10081","arguments":{"StockCode":"005930","BaseDate":2026.1,"AdjustedPrice":true}}""", "BaseDate is the number 2026.1, which may have lost zeros: send text such as \"2026-01-05\"")]
    [TestCase("call", """{"endpoint":"ka10095","arguments":{"StockCodes":[5930]}}""", "StockCodes[0] is the number 5930, which may have lost zeros: send text such as \"005930\"")]
    [TestCase("call", """{"endpoint":"ka10001","stk_cd":"005930"}""", "'stk_cd' is no argument of call, which takes endpoint, arguments, maxRows, nextKey")]
    [TestCase("call", """{"endpoint":"ka10081","nextKey":123,"arguments":{}}""", "nextKey is the number 123, which may have lost zeros: send text such as \"0000000123\"")]
    [TestCase("order_preview", """{"action":"Buy","code":5930,"quantity":"1","price":"60000"}""", "code is the number 5930, which may have lost zeros: send text such as \"005930\"")]
    [TestCase("order_preview", """{"action":"Buy","code":"005930","quantity":1e1,"price":"60000"}""", "quantity is the number 1e1, which may have lost zeros: send text or a number, such as \"10\"")]
    [TestCase("order_preview", """{"action":"Buy","code":"005930","quantity":"1","price":""}""", "price is empty: send text or a number, such as \"70000\"")]
    [TestCase("order_preview", """{"action":"Buy","code":"005930","quantity":1,"prise":60000}""", "'prise' is no argument of order_preview")]
    [TestCase("order_preview", """{"action":"Cancel","code":"005930","quantity":1,"originalOrderNumber":69}""", "originalOrderNumber is the number 69, which may have lost zeros: send text such as \"0000123\"")]
    [TestCase("order_preview", """{"action":"Buy, Sell","code":"005930","quantity":1}""", "'Buy, Sell' is none of Buy, Sell, Modify, Cancel")]
    [TestCase("order_preview", """{"action":" Buy","code":"005930","quantity":1}""", "' Buy' is none of Buy, Sell, Modify, Cancel")]
    [TestCase("order_preview", """{"action":"Buy","code":"005930","quantity":1,"price":60000,"originalOrderNumber":"0000001"}""", "Buy takes no originalOrderNumber")]
    [TestCase("order_preview", """{"action":"Modify","code":"005930","quantity":1,"price":60000,"originalOrderNumber":"0000001","type":"Market"}""", "Modify takes no type")]
    [TestCase("order_preview", """{"action":"Cancel","code":"005930","quantity":1,"originalOrderNumber":"0000001","price":60000}""", "Cancel takes no price")]
    [TestCase("order_preview", """{"action":"Cancel","code":"005930","quantity":1,"originalOrderNumber":"0000001","stopPrice":60000}""", "Cancel takes no stopPrice")]
    [TestCase("order_submit", """{"action":"Buy","code":"005930","quantity":1,"price":60000}""", "confirmationCode is missing: send text such as")]
    public async Task Argument_that_means_nothing_is_refused_with_what_to_send(string tool, string arguments, string words)
    {
        var (isError, text) = await CallAsync(tool, arguments);

        Assert.That(isError, Is.True, text);
        Assert.That(text, Does.Contain(words).And.Not.Contain("\n"));
    }

    [TestCase("quote", """{"codes":"005930"}""", "005930")]
    [TestCase("quote", """{"codes":"005930, 000660"}""", "000660")]
    [TestCase("candles", """{"code":"005930","count":"5","interval":null,"adjusted":"true","to":20260105}""", "\"2026-01-05\"")]
    [TestCase("search_spec", """{"words":10081}""", "ka10081")]
    [TestCase("show_spec", """{"endpoint":"sel_fpr_bid"}""", "Asks[0].Price")]
    [TestCase("call", """{"endpoint":"ka10081","arguments":{"StockCode":"005930","BaseDate":20260105,"AdjustedPrice":true},"maxRows":2}""", "\"2026-01-05\"")]
    [TestCase("call", """{"endpoint":"ka10081","arguments":{"StockCode":"005930","BaseDate":"2026-01-05","upd_stkpc_tp":1},"maxRows":2,"nextKey":null}""", "\"2026-01-05\"")]
    [TestCase("call", """{"endpoint":"ka10095","arguments":{"StockCodes":["005930","000660"]}}""", "000660")]
    [TestCase("order_preview", """{"action":"Buy","code":"005930","quantity":1,"price":60000}""", "\"sent\":false")]
    public async Task Argument_that_says_the_same_is_taken(string tool, string arguments, string words)
    {
        var (isError, text) = await CallAsync(tool, arguments);

        Assert.That(isError, Is.False, text);
        Assert.That(text, Does.Contain(words));
    }

    [Test]
    public async Task Preview_names_the_stock_and_warns_of_a_price_far_from_the_market()
    {
        var (_, text) = await CallAsync("order_preview", """{"action":"Buy","code":"005930","quantity":"1","price":"6700000","exchange":"Nxt"}""");
        var preview = JsonDocument.Parse(text).RootElement;

        Assert.That(preview.GetProperty("stock").GetString(), Is.EqualTo("삼성전자"));
        Assert.That(preview.GetProperty("exchange").GetString(), Is.EqualTo("NXT"));
        Assert.That(preview.GetProperty("warning").GetString(), Does.Contain("above the day's limits").And.Contain("above the best ask"));
        Assert.That(await CallAsync("order_preview", """{"action":"Buy","code":"999999","quantity":"1","price":"60000"}"""), Is.EqualTo((true, "the server knows no stock 999999: nothing was sent")));
    }

    [Test]
    public async Task Preview_of_a_change_shows_the_order_that_it_touches()
    {
        var (_, buy) = await CallAsync("order_preview", """{"action":"Buy","code":"005930","quantity":"7","price":"50000","exchange":"Nxt"}""");
        var code = JsonDocument.Parse(buy).RootElement.GetProperty("code").GetString();
        await CallAsync("order_submit", $$"""{"confirmationCode":"{{code}}","action":"Buy","code":"005930","quantity":7,"price":50000,"exchange":"Nxt"}""");
        var number = _simulator.Orders[^1].OrderNumber;

        // Without an exchange, it is the order's own.
        var (_, text) = await CallAsync("order_preview", $$"""{"action":"Modify","code":"005930","quantity":"3","price":"51000","originalOrderNumber":"{{number}}"}""");
        var preview = JsonDocument.Parse(text).RootElement;

        Assert.That(preview.GetProperty("changes").GetString(), Does.StartWith($"{number} NXT 005930 삼성전자 buy 7 x 50,000, left 7"));
        Assert.That(preview.GetProperty("warning").GetString(), Does.Contain("two orders will be open"));
        Assert.That((await CallAsync("order_preview", """{"action":"Cancel","code":"005930","quantity":"0","originalOrderNumber":"0000999"}""")).Text, Does.Contain("\"orderNotRead\":\"the account's lists have no order 0000999 today"));
    }

    [Test]
    public async Task Refused_arguments_use_up_no_code_and_numbers_are_the_order_that_was_previewed()
    {
        var before = _simulator.Orders.Count;
        var (_, preview) = await CallAsync("order_preview", """{"action":"Buy","code":"005930","quantity":"1","price":"60000"}""");
        var code = JsonDocument.Parse(preview).RootElement.GetProperty("code").GetString();

        Assert.That((await CallAsync("order_submit", $$"""{"confirmationCode":"{{code}}","action":"Buy","code":5930,"quantity":1,"price":60000}""")).IsError, Is.True);
        Assert.That(_simulator.Orders, Has.Count.EqualTo(before));
        var (isError, text) = await CallAsync("order_submit", $$"""{"confirmationCode":"{{code}}","action":"Buy","code":"005930","quantity":1,"price":60000}""");

        Assert.That(isError, Is.False, text);
        Assert.That(_simulator.Orders, Has.Count.EqualTo(before + 1));
    }

    [Test]
    public async Task Refusal_is_in_the_machine_s_language()
    {
        await using var client = await McpConnection.OpenAsync(_simulator, _folder, allowsOrders: false, language: "ko");

        var (isError, text) = await McpConnection.CallAsync(client, "order_book", new() { ["code"] = 5930 });

        Assert.That((isError, text), Is.EqualTo((true, "code: 숫자 5930 (앞의 0 이 사라졌을 수 있음). 텍스트 \"005930\" 형식으로 보내세요")));
    }

    private Task<(bool IsError, string Text)> CallAsync(string tool, string arguments)
    {
        var values = JsonDocument.Parse(arguments).RootElement.EnumerateObject().ToDictionary(property => property.Name, property => (object?)property.Value);
        return McpConnection.CallAsync(_client, tool, values);
    }
}

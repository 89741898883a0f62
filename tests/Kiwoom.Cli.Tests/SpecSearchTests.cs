using System.Text.Json;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Tests;

/// <summary><c>kiwoom spec find</c> with the words of newcomers, and <c>kiwoom spec show</c> with the name of an element.</summary>
internal sealed class SpecSearchTests
{
    [TestCase("last price", "ka10095")]
    [TestCase("price last", "ka10095")]
    [TestCase("order book", "ka10004")]
    [TestCase("book order", "ka10004")]
    [TestCase("best five asks", "ka10004")]
    [TestCase("daily candles", "ka10081")]
    [TestCase("the last five daily candles", "ka10081")]
    [TestCase("minute bars", "ka10080")]
    [TestCase("stocks that rose most", "ka10027")]
    [TestCase("top gainers", "ka10027")]
    [TestCase("which orders are open?", "ka10075")]
    [TestCase("open orders", "ka10075")]
    [TestCase("foreign ownership", "ka10008")]
    [TestCase("how much cash is there", "kt00001")]
    [TestCase("cash", "kt00001")]
    [TestCase("recent trades", "ka10003")]
    [TestCase("trades", "ka10003")]
    [TestCase("holdings", "kt00018")]
    [TestCase("my positions", "kt00018")]
    [TestCase("short sales", "ka10014")]
    [TestCase("most traded stocks", "ka10030")]
    [TestCase("kospi index", "ka20001")]
    [TestCase("account number", "ka00001")]
    [TestCase("place a buy order", "kt10000")]
    [TestCase("cancel order", "kt10003")]
    [TestCase("list of all stocks", "ka10099")]
    [TestCase("52 week high", "ka10016")]
    [TestCase("level 2", "ka10004")]
    [TestCase("theme", "ka90001")]
    [TestCase("일봉", "ka10081")]
    [TestCase("호가", "ka10004")]
    [TestCase("예수금", "kt00001")]
    [TestCase("미체결", "ka10075")]
    [TestCase("현재가", "ka10095")]
    [TestCase("등락률 상위", "ka10027")]
    [TestCase("DailyCandles", "ka10081")]
    [TestCase("ka10081", "ka10081")]
    [TestCase("sel_fpr_bid", "ka10004")]
    public async Task What_fits_its_purpose_comes_first(string words, string id) => Assert.That((await FindAsync(words))[0], Is.EqualTo(id), string.Join(' ', await FindAsync(words)));

    [TestCase("last price", "ka10001")]
    [TestCase("last price", "ka10007")]
    [TestCase("gold price", "ka50100")]
    [TestCase("buying power", "kt00010")]
    [TestCase("PER ROE", "ka10001")]
    [TestCase("시가총액", "ka10001")]
    [TestCase("MarketCap", "ka10001")]
    [TestCase("cur_prc", "ka10001")]
    public async Task What_has_the_words_is_among_those_found(string words, string id) => Assert.That((await FindAsync(words)).Take(10), Does.Contain(id));

    [Test]
    public async Task Order_of_words_changes_nothing() => Assert.That(await FindAsync("stock investor daily"), Is.EqualTo(await FindAsync("daily stock investor")));

    [Test]
    public async Task Words_are_words_and_not_parts_of_others() => Assert.That(await FindAsync("ask"), Does.Not.Contain("ka10088"), "its TaskType is no ask");

    [TestCase(false, "without zeppelin")]
    [TestCase(true, "빼고")]
    public async Task Where_nothing_has_all_words_those_with_the_most_come_with_a_word_about_it(bool isKorean, string remark)
    {
        using var run = new CliRun { IsKorean = isKorean };

        Assert.That(await run.RunAsync("spec", "find", "daily", "zeppelin", "candles"), Is.EqualTo(ExitCodes.Success));

        Assert.That(run.Output.Split('\n')[1], Does.StartWith("ka10081"));
        Assert.That(run.Error, Does.Contain(remark));
    }

    [Test]
    public async Task Nothing_at_all_is_a_failure()
    {
        using var run = new CliRun();

        Assert.That(await run.RunAsync("spec", "find", "zeppelin"), Is.EqualTo(ExitCodes.Failure));
        Assert.That(run.Error, Is.EqualTo("nothing has these words\n"));
    }

    [Test]
    public async Task Many_are_cut_and_counted()
    {
        using var run = new CliRun();

        await run.RunAsync("spec", "find", "price");
        var few = run.Output.Trim().Split('\n').Length - 1;
        Assert.That(run.Error, Does.Match(@"^\d+ more: --all shows them\n$"));
        var left = int.Parse(run.Error.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        await run.RunAsync("spec", "find", "price", "--all");

        Assert.That((few, few + left), Is.EqualTo((20, run.Output.Trim().Split('\n').Length - 1)));
        Assert.That(run.Error, Is.Empty);
    }

    [Test]
    public async Task Label_of_a_code_is_found() => Assert.That(await FindAsync("상승률"), Does.Contain("ka10027"));

    [TestCase("sel_fpr_bid")]
    [TestCase("SEL_FPR_BID")]
    [TestCase("매도최우선호가")]
    [TestCase("Asks[0].Price")]
    public async Task Element_is_shown_where_it_occurs(string name)
    {
        using var run = new CliRun();

        Assert.That(await run.RunAsync("spec", "show", name), Is.EqualTo(ExitCodes.Success), run.Error);

        Assert.That(run.Output, Does.Match(@"(?m)^ka10004 +response +MarketConditions\.GetOrderBook +.*Price +sel_fpr_bid +Asks\[0\]\.Price +매도최우선호가"));
    }

    [Test]
    public async Task Element_is_shown_with_its_type_unit_and_list()
    {
        using var run = new CliRun { IsKorean = true };

        await run.RunAsync("spec", "show", "osop_qty");
        Assert.That(run.Output, Does.Match(@"(?m)^ka10088 +응답 osop\[\] +\S.* +shares +Quantity +osop_qty +UnfilledQuantity +미체결수량"));

        await run.RunAsync("spec", "show", "UnfilledQuantity", "--format", "json");
        var places = JsonDocument.Parse(run.Output).RootElement.GetProperty("places").EnumerateArray().ToList();
        var place = places.Find(place => place.GetProperty("apiId").GetString() == "ka10075");
        Assert.That(place.GetProperty("in").GetString(), Is.EqualTo("response"));
        Assert.That((place.GetProperty("list").GetString(), place.GetProperty("element").GetString(), place.GetProperty("unit").GetString()), Is.EqualTo(("oso", "oso_qty", "shares")));
    }

    [Test]
    public async Task Element_is_no_endpoint_to_call_and_that_is_said()
    {
        using var run = new CliRun();

        Assert.That(await run.RunAsync("call", "sel_fpr_bid"), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error, Is.EqualTo("error: 'sel_fpr_bid' is an element and no endpoint: kiwoom spec show sel_fpr_bid tells where it occurs, kiwoom spec find sel_fpr_bid what is about it\n"));
    }

    private static async Task<List<string>> FindAsync(string words)
    {
        using var run = new CliRun();
        Assert.That(await run.RunAsync("spec", "find", words, "--all"), Is.EqualTo(ExitCodes.Success), run.Error);
        Assert.That(run.Error, Is.Empty, "words were left out");
        return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(' ')[0])];
    }
}

using Kiwoom.Catalog;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Tests;

/// <summary>What is misspelt gets a suggestion, and what the program says is in the terminal's language.</summary>
internal sealed class SuggestionTests
{
    [TestCase("'candle' is no command: did you mean candles? (kiwoom --help)", "candle", "005930")]
    [TestCase("'fnid' is no command: did you mean find? (kiwoom spec --help)", "spec", "fnid", "price")]
    [TestCase("'--form' is no option here: did you mean --format? (kiwoom candles --help)", "candles", "005930", "--form", "csv")]
    [TestCase("'--fromat' is no option here: did you mean --format?", "orders", "--fromat", "csv")]
    [TestCase("'--xyzzy' is no option here (kiwoom orders --help)", "orders", "--xyzzy")]
    [TestCase("'ka99999' is no API id", "call", "ka99999")]
    [TestCase("'ka1008' is no API id: did you mean ka10080", "spec", "show", "ka1008")]
    [TestCase("'DailyCandels' names no endpoint: did you mean DailyCandles?", "call", "DailyCandels")]
    [TestCase("'trades' is the name of several: ka10003", "call", "trades")]
    [TestCase("'bye' is one argument too many", "errors", "8005", "bye")]
    public async Task Misspelt_word_gets_a_suggestion(string words, params string[] args)
    {
        using var run = new CliRun();

        Assert.That(await run.RunAsync(args), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error, Does.StartWith($"error: {words}"));
    }

    [TestCase(false, "too many requests", "A query may be repeated after a pause.")]
    [TestCase(true, "요청 한도 초과", "조회는 잠시 후 다시 시도할 수 있습니다.")]
    public async Task Error_code_is_told_in_words(bool isKorean, string category, string repeat)
    {
        using var run = new CliRun { IsKorean = isKorean };

        await run.RunAsync("errors", "1700");

        Assert.That(run.Output, Does.StartWith($"1700  {category}\n").And.Contain(repeat).And.Not.Contain("{?}").And.Not.Contain("Document\n"));
    }

    [Test]
    public async Task No_error_code_is_told_by_the_name_of_an_enum()
    {
        foreach (var error in KiwoomCatalog.ErrorCodes)
        {
            using var run = new CliRun { IsKorean = true };
            await run.RunAsync("errors", error.Code);
            Assert.That(run.Output, Does.Not.Contain("{?}").And.Not.Contain($"  {error.Category}\n"));
        }
    }

    [Test]
    public async Task Korean_help_has_no_English_words_of_the_parser()
    {
        using var run = new CliRun { IsKorean = true };

        await run.RunAsync("--help");
        Assert.That(run.Output, Does.StartWith("설명:\n").And.Contain("도움말 표시").And.Contain("종료 코드:").And.Not.Contain("Show ").And.Not.Contain("Description"));
        await run.RunAsync("candles", "--help");
        Assert.That(run.Output, Does.StartWith("설명:\n").And.Not.Contain("Show ").And.Not.Contain("종료 코드"));
    }

    [Test]
    public async Task Help_has_every_exit_code()
    {
        using var run = new CliRun();

        await run.RunAsync("--help");

        var codes = typeof(ExitCodes).GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static).Select(field => (int)field.GetRawConstantValue()!).Order();
        var shown = run.Output[run.Output.IndexOf("Exit codes:", StringComparison.Ordinal)..].Trim().Split('\n').Skip(1).Select(line => int.Parse(line.Trim().Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
        Assert.That(shown, Is.EqualTo(codes));
    }

    [TestCase("call")]
    [TestCase("watch")]
    [TestCase("candles")]
    [TestCase("record")]
    public async Task Help_names_the_codes_of_other_exchanges(string command)
    {
        using var run = new CliRun();

        await run.RunAsync(command, "--help");

        Assert.That(run.Output, Does.Contain("005930_NX").And.Contain("005930_AL"));
    }

    [TestCase("orders")]
    [TestCase("positions")]
    [TestCase("quote", "005930")]
    public async Task Format_of_files_is_not_offered_without_one(params string[] command)
    {
        using var run = new CliRun();

        Assert.That(await run.RunAsync([.. command, "--format", "parquet"]), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error, Does.Not.Contain("--out").And.Contain("choose one of table, json, jsonl, csv"));
    }
}

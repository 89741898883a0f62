using System.Text.Json;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;
using Kiwoom.Cli.Mcp;
using Kiwoom.Cli.Output;
using Kiwoom.Simulator;
using Parquet;

namespace Kiwoom.Cli.Tests;

/// <summary>Formats, ranges, files that are resumed, words in two languages, completion.</summary>
internal sealed class OutputTests
{
    private static readonly string[] Chart = ["call", "ka10081", "StockCode=005930", "BaseDate=2026-01-05", "AdjustedPrice=true"];

    private KiwoomSimulator _simulator = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _simulator = await KiwoomSimulator.StartAsync(new() { CandlesPerPage = 50, CandleCount = 120 });

    [OneTimeTearDown]
    public async Task StopAsync() => await _simulator.DisposeAsync();

    [Test]
    public async Task One_page_says_that_it_was_cut_and_all_pages_do_not()
    {
        using var run = new CliRun(_simulator.BaseAddress);

        await run.RunAsync([.. Chart, "--format", "jsonl"]);
        var (one, word) = (run.Output.Split('\n').Length - 1, run.Error);
        await run.RunAsync([.. Chart, "--format", "jsonl", "--all"]);
        var (all, silence) = (run.Output.Split('\n').Length - 1, run.Error);
        await run.RunAsync([.. Chart, "--format", "jsonl", "--max-pages", "2"]);

        Assert.That((one, all, run.Output.Split('\n').Length - 1), Is.EqualTo((50, 120, 100)));
        Assert.That(word, Does.Contain("--all"));
        Assert.That(silence, Is.Empty);
    }

    [Test]
    public async Task Since_ends_at_the_day()
    {
        using var run = new CliRun(_simulator.BaseAddress);

        await run.RunAsync([.. Chart, "--format", "jsonl", "--since", "2025-12-01"]);
        var days = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("date").GetString()!).ToList();

        Assert.That(days, Is.Not.Empty.And.All.GreaterThanOrEqualTo("2025-12-01"));
        Assert.That(days[^1], Is.LessThan("2025-12-05"));
    }

    [Test]
    public async Task Csv_has_units_in_its_heading_and_keeps_zeros()
    {
        using var run = new CliRun(_simulator.BaseAddress);

        await run.RunAsync("call", "ka10095", "StockCodes=005930,000660", "--format", "csv");
        var lines = run.Output.Split('\n');

        Assert.That(lines[0], Does.StartWith("StockCode,StockName,CurrentPrice").And.Contain("Volume (shares)"));
        Assert.That(lines[1], Does.StartWith("005930,삼성전자,"));
    }

    [TestCase("=1+1", ExpectedResult = "\"'=1+1\"")]
    [TestCase("-1+cmd|' /C calc'!A0", ExpectedResult = "\"'-1+cmd|' /C calc'!A0\"")]
    [TestCase("+1+1", ExpectedResult = "\"'+1+1\"")]
    [TestCase("-1.5", ExpectedResult = "-1.5")]
    [TestCase("-", ExpectedResult = "-")]
    public string Csv_holds_no_formula(string text) => CsvAnswerWriter.Line([text]);

    [Test]
    public async Task Parquet_has_typed_columns()
    {
        using var run = new CliRun(_simulator.BaseAddress);
        var path = Path.Combine(run.Folder, "days.parquet");

        Assert.That(await run.RunAsync([.. Chart, "--format", "parquet", "--out", path, "--all"]), Is.EqualTo(ExitCodes.Success), run.Error);
        await run.RunAsync([.. Chart, "--format", "jsonl", "--max-pages", "1"]);
        var first = JsonDocument.Parse(run.Output.Split('\n')[0]).RootElement;

        await using var reader = await ParquetReader.CreateAsync(path);
        using var group = reader.OpenRowGroupReader(0);
        var fields = reader.Schema.DataFields;
        var prices = new decimal?[group.RowCount];
        await group.ReadAsync<decimal>(fields.First(field => field.Name == "ClosePrice"), prices.AsMemory());
        var volumes = new long?[group.RowCount];
        await group.ReadAsync<long>(fields.First(field => field.Name == "Volume"), volumes.AsMemory());
        var days = new DateTime?[group.RowCount];
        await group.ReadAsync<DateTime>(fields.First(field => field.Name == "Date"), days.AsMemory());
        Assert.That(group.RowCount, Is.EqualTo(120));
        Assert.That(prices[0], Is.EqualTo(first.GetProperty("closePrice").GetDecimal()));
        Assert.That(volumes[0], Is.EqualTo(first.GetProperty("volume").GetInt64()));
        Assert.That(days[0]!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(first.GetProperty("date").GetString()));
    }

    [Test]
    public async Task Candles_are_resumed_with_the_same_base_day_and_no_row_is_lost_or_doubled()
    {
        await using var proxy = await Proxy.StartAsync(_simulator.BaseAddress);
        using var run = new CliRun(proxy.Address);
        var path = Path.Combine(run.Folder, "candles.csv");
        string[] args = ["candles", "005930", "--from", "2025-01-01", "--to", "2026-01-05", "--out", path];
        proxy.Instead = apiId => apiId == "ka10081" && proxy.Calls[apiId] == 2 ? (200, """{"return_code":2,"return_msg":"[1517:x]"}""") : null;

        Assert.That(await run.RunAsync(args), Is.Not.EqualTo(ExitCodes.Success));
        Assert.That(await run.RunAsync("candles", "005930", "--from", "2025-01-01", "--to", "2026-01-06", "--out", path), Is.EqualTo(ExitCodes.BadArguments), "another base day");
        Assert.That(await run.RunAsync(args), Is.EqualTo(ExitCodes.Success), run.Error);

        var lines = File.ReadAllLines(path);
        Assert.That(lines, Has.Length.EqualTo(121).And.Unique);
        Assert.That(run.Error, Does.Contain("up to 2026-01-05"));
        Assert.That(File.Exists(path + ".resume.json"), Is.False);
        Assert.That(await run.RunAsync(args), Is.EqualTo(ExitCodes.BadArguments), "a whole file is not written over");
    }

    [Test]
    public async Task Candles_are_drawn()
    {
        using var run = new CliRun(_simulator.BaseAddress);

        await run.RunAsync("candles", "005930", "--to", "2026-01-05", "--chart");

        Assert.That(run.Output, Does.Contain("┤").And.Contain("◀"));
    }

    [Test]
    public void Agent_s_answer_is_bounded_and_says_what_was_left_out()
    {
        var chart = KiwoomCatalog.Find("ka10081")!;
        var rows = string.Join(',', Enumerable.Range(0, 2000).Select(_ => """{"cur_prc":"70700","dt":"20250908","trde_qty":"9263135"}"""));
        var body = System.Text.Encoding.UTF8.GetBytes($$"""{"return_code":0,"stk_dt_pole_chart_qry":[{{rows}}]}""");
        var page = CatalogAnswer.Read(chart, new RawAnswer { Endpoint = chart, Body = body });

        using var run = new CliRun();
        var text = new McpAnswers(run.CreateContext(TextWriter.Null, TextWriter.Null)).Table(page, 2000);

        Assert.That(text.Length, Is.LessThanOrEqualTo(McpAnswers.MostCharacters).And.GreaterThan(McpAnswers.MostCharacters / 4));
        var list = JsonDocument.Parse(text).RootElement.GetProperty("candles");
        Assert.That(list.GetProperty("leftOut").GetString(), Is.EqualTo($"{2000 - list.GetProperty("rows").GetArrayLength()} rows of this page"));
    }

    [TestCase("[bold]x[/]", "[bold]x[/]")]
    [TestCase("\u001b[31mred", "\uFFFD[31mred")]
    [TestCase("a\r\nb\tc", "a\uFFFD\uFFFDb\uFFFDc")]
    [TestCase("\u202Eabc", "\uFFFDabc")]
    [TestCase("[8005:Token이 유효하지 않습니다]", "[8005:Token이 유효하지 않습니다]")]
    public void Server_s_text_is_shown_and_never_obeyed(string text, string shown) => Assert.That(Shown.Text(text), Is.EqualTo(shown));

    [TestCase("삼성전자", 8)]
    [TestCase("ABC", 3)]
    [TestCase("한a글1", 6)]
    [TestCase("…", 1)]
    public void Hangul_takes_two_cells(string text, int width) => Assert.That(Cells.Width(text), Is.EqualTo(width));

    [Test]
    public async Task Table_is_aligned_by_cells()
    {
        using var run = new CliRun(_simulator.BaseAddress) { IsKorean = true };

        await run.RunAsync("call", "ka10095", "StockCodes=005930,000660");
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        // The second column ends in the same cell on every line: the third is a number, flush right.
        Assert.That(lines[0], Does.StartWith("종목코드"));
        var ends = lines.Select(line => Cells.Width(line[..EndOfThird(line)])).Distinct();
        Assert.That(ends.Count(), Is.EqualTo(1), run.Output);

        static int EndOfThird(string line)
        {
            var at = 0;
            for (var column = 0; column < 3; column++)
            {
                while (line[at] == ' ')
                {
                    at++;
                }

                while (line[at] != ' ')
                {
                    at++;
                }
            }

            return at;
        }
    }

    [TestCase(80)]
    [TestCase(120)]
    public async Task Terminal_table_fits_its_columns_and_names_those_left_out(int width)
    {
        using var run = new CliRun(_simulator.BaseAddress) { IsTerminal = true, Width = width, IsKorean = true };

        await run.RunAsync("call", "ka10095", "StockCodes=005930,000660");
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(WithoutEscapes).ToList();

        Assert.That(lines.Select(Cells.Width), Is.All.LessThanOrEqualTo(width));
        Assert.That(lines.Where(line => line.StartsWith('│')).Select(Cells.Width).Distinct().Count(), Is.EqualTo(1), run.Output);
        Assert.That(run.Output, Does.Contain("생략"));
    }

    [Test]
    public async Task Help_is_in_the_terminal_s_language()
    {
        using var english = new CliRun();
        using var korean = new CliRun { IsKorean = true };
        await english.RunAsync("--help");
        await korean.RunAsync("--help");

        Assert.That(english.Output, Does.Contain("Calls any query").And.Contain("Usage:"));
        Assert.That(korean.Output, Does.Contain("조회 호출").And.Contain("사용법:"));
        Assert.That(english.Output.Split('\n').Max(line => line.Length), Is.LessThan(200));
        Assert.That(CliContext.IsKoreanTerminal(name => name == "LANG" ? "ko_KR.UTF-8" : null), Is.True);
        Assert.That(CliContext.IsKoreanTerminal(name => name == "LANG" ? "en_US.UTF-8" : null), Is.False);
    }

    [TestCase("kiwoom call ka1008", "ka10081")]
    [TestCase("kiwoom call GetDaily", "GetDailyCandles")]
    [TestCase("kiwoom call 주식일봉", "주식일봉차트조회요청")]
    [TestCase("kiwoom call ka10081 st", "stk_cd=")]
    [TestCase("kiwoom call ka10081 upd_stkpc_tp=", "upd_stkpc_tp=1")]
    [TestCase("kiwoom call ka10001 --format ", "parquet")]
    [TestCase("kiwoom errors RC4", "RC4058")]
    [TestCase("kiwoom ord", "orders")]
    public async Task Shell_is_told_what_comes_next(string line, string expected)
    {
        using var run = new CliRun();

        await run.RunAsync($"[suggest:{line.Length}]", line);

        Assert.That(run.Output.Split('\n'), Does.Contain(expected));
    }

    [TestCase("bash", "complete -o default -F _kiwoom kiwoom")]
    [TestCase("zsh", "compdef _kiwoom kiwoom")]
    [TestCase("pwsh", "Register-ArgumentCompleter")]
    public async Task Completion_has_a_script_for_each_shell(string shell, string line)
    {
        using var run = new CliRun();

        await run.RunAsync("completion", shell);

        Assert.That(run.Output, Does.Contain(line));
    }

    [Test]
    public async Task Keys_are_in_no_output()
    {
        using var run = new CliRun(_simulator.BaseAddress);
        run["KIWOOM_APP_KEY"] = "AxserEsdcredca01234567890";
        run["KIWOOM_SECRET_KEY"] = "SEefdcwcforehDre2fdvc0123";

        await run.RunAsync("call", "ka10001", "stk_cd=005930");

        Assert.That(run.Output + run.Error, Does.Not.Contain("AxserEsdcredca").And.Not.Contain("SEefdcwcforeh"));
        Assert.That(run.Error, Does.StartWith("error: "));
        await run.RunAsync("keys", "show");
        Assert.That(run.Output.Trim(), Is.EqualTo("KIWOOM_APP_KEY, KIWOOM_SECRET_KEY"));
    }

    [Test]
    public async Task Stream_is_recorded_and_replayed()
    {
        await using var simulator = await KiwoomSimulator.StartAsync(new() { Realtime = new() { MessagesPerSecond = 50 } });
        using var run = new CliRun(simulator.BaseAddress);
        var path = Path.Combine(run.Folder, "today.jsonl.gz");

        Assert.That(await run.RunAsync("record", path, "005930", "--seconds", "5"), Is.EqualTo(ExitCodes.Success), run.Error);
        Assert.That(await run.RunAsync("replay", path, "005930", "--speed", "max", "--format", "jsonl"), Is.EqualTo(ExitCodes.Success), run.Error);

        Assert.That(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, Is.GreaterThan(5));
        Assert.That(JsonDocument.Parse(run.Output.Split('\n')[0]).RootElement.GetProperty("code").GetString(), Is.EqualTo("005930"));
    }

    [Test]
    public async Task Doctor_says_what_is_wrong()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        using var run = new CliRun(simulator.BaseAddress);
        Assert.That(await run.RunAsync("doctor"), Is.EqualTo(ExitCodes.Success), run.Output);
        Assert.That(run.Output, Does.Contain("logged in and registered"));

        run["KIWOOM_APP_KEY"] = "wrong";
        run["KIWOOM_SECRET_KEY"] = "keys";
        Assert.That(await run.RunAsync("doctor"), Is.EqualTo(ExitCodes.Found));
        Assert.That(run.Output, Does.Contain("WRONG"));
    }

    private static string WithoutEscapes(string line) => System.Text.RegularExpressions.Regex.Replace(line, "\u001b\\[[0-9;?]*[a-zA-Z]", "");
}

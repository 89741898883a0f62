namespace Kiwoom.Tests.Serialization;

/// <summary>Elements come without notice, known ones go missing, lists take other shapes: none of it may break a call.</summary>
internal sealed class AnswerElementTests
{
    private const string Row = """{"cur_prc":"+70100","pred_pre":"-600"}""";

    private static readonly DailyCandle ReadRow = new() { ClosePrice = 70100, Change = -600 };

    [Test]
    public async Task Unknown_element_is_skipped_wherever_it_stands(
        [Values("\"x\"", "1", "-1.5e10", "true", "false", "null", "{}", "[]", """{"return_code":5,"cur_prc":"1"}""", """[[[{"stk_dt_pole_chart_qry":[{"cur_prc":"1"}]}]]]""",
            "\"\\ud800\"", "\"\\\"}]\"")]
        string value)
    {
        var answer = await ReadAsync(
            $$"""
            {
                "new": {{value}}, "stk_dt_pole_chart_qry": [
                    {"new": {{value}}, "cur_prc": "+70100", "new2": {{value}}, "pred_pre": "-600", "new3": {{value}}}
                ],
                "newer": {{value}}, "stk_cd": "005930", "return_code": 0, "newest": {{value}}
            }
            """);

        Assert.That(answer.Candles, Is.EqualTo(Enumerable.Repeat(ReadRow, 1)).UsingPropertiesComparer());
        Assert.That(answer.StockCode.Code, Is.EqualTo("005930"));
    }

    [Test]
    public async Task Unknown_name_of_any_form_is_skipped(
        [Values("", "cur_prC", "cur_prc ", "CUR_PRC", "cur_pr", "cur_prcc", "\\ud800", "현재가", "\\u0000", "cur_prc\\u0000")] string name)
    {
        var answer = await ReadAsync($$"""{"stk_dt_pole_chart_qry":[{"{{name}}":"1","cur_prc":"+70100","pred_pre":"-600"}],"return_code":0}""");

        Assert.That(answer.Candles, Is.EqualTo(Enumerable.Repeat(ReadRow, 1)).UsingPropertiesComparer());
    }

    [Test]
    public async Task Escaped_names_and_values_are_the_same()
    {
        var answer = await ReadAsync(
            """{"\u0073tk_cd":"\u00410\u00305930","stk_dt_pole_char\u0074_qry":[{"c\u0075r_prc":"\u002b70100","pred_pre":"\u002d600"}],"return\u005fcode":0}""");

        Assert.That(answer.StockCode.Code, Is.EqualTo("005930"));
        Assert.That(answer.Candles, Is.EqualTo(Enumerable.Repeat(ReadRow, 1)).UsingPropertiesComparer());
    }

    [Test]
    public async Task Order_of_the_elements_does_not_matter()
    {
        var answer = await ReadAsync($$"""{"return_code":0,"stk_dt_pole_chart_qry":[{"pred_pre":"-600","cur_prc":"+70100"}],"stk_cd":"005930"}""");

        Assert.That(answer.Candles, Is.EqualTo(Enumerable.Repeat(ReadRow, 1)).UsingPropertiesComparer());
        Assert.That(answer.StockCode.Code, Is.EqualTo("005930"));
    }

    [TestCase("[]", 0)]
    [TestCase("null", 0)]
    [TestCase("\"\"", 0)]
    [TestCase("{}", 1)]
    [TestCase("""{"cur_prc":"1","list":[{"cur_prc":"2"}]}""", 1)]
    [TestCase("\"text\"", 1)]
    [TestCase("0", 1)]
    [TestCase("true", 1)]
    public async Task List_of_another_shape_is_an_empty_list(string list, int malformed)
    {
        var answer = await ReadAsync($$"""{"stk_dt_pole_chart_qry":{{list}},"stk_cd":"005930","return_code":0}""", malformed);

        Assert.That(answer.Candles, Is.Empty);
        Assert.That(answer.StockCode.Code, Is.EqualTo("005930"));
    }

    [Test]
    public async Task Absent_list_is_an_empty_list() => Assert.That((await ReadAsync("""{"return_code":0}""")).Candles, Is.Empty);

    [Test]
    public async Task Element_without_a_name_behind_the_last_of_an_object_does_not_end_it()
    {
        const string InOrder = """
            "cur_prc":"70100","trde_qty":"1","trde_prica":"1","dt":"20250908","open_pric":"1","high_pric":"1","low_pric":"1","pred_pre":"1","pred_pre_sig":"2","trde_tern_rt":"1"
            """;
        var answer = await ReadAsync($$"""{"stk_cd":"005930","stk_dt_pole_chart_qry":[{{{InOrder}},"":"x"},{{{InOrder}}}],"return_code":0,"return_msg":"","":"x"}""");

        Assert.That(answer.Candles.Select(candle => candle.ClosePrice), Is.EqualTo(new decimal?[] { 70100, 70100 }));
    }

    [Test]
    public async Task Row_that_is_no_object_is_left_out_and_counted()
    {
        var answer = await ReadAsync($$"""{"stk_dt_pole_chart_qry":[null,{{Row}},"x",[{{Row}}],5,{{Row}}],"return_code":0}""", malformed: 4);

        Assert.That(answer.Candles, Is.EqualTo(Enumerable.Repeat(ReadRow, 2)).UsingPropertiesComparer());
    }

    [Test]
    public async Task Empty_row_is_a_row_of_nulls()
    {
        var answer = await ReadAsync($$"""{"stk_dt_pole_chart_qry":[{},{{Row}}],"return_code":0}""");

        Assert.That(answer.Candles, Is.EqualTo(new[] { new DailyCandle(), ReadRow }.AsEnumerable()).UsingPropertiesComparer());
    }

    [Test]
    public async Task Lists_of_any_length_are_whole([Values(1, 15, 16, 17, 31, 32, 33, 600)] int count)
    {
        var rows = string.Join(",", Enumerable.Range(0, count).Select(i => $$"""{"trde_qty":"{{i}}"}"""));
        var answer = await ReadAsync($$"""{"stk_dt_pole_chart_qry":[{{rows}}],"return_code":0}""");

        Assert.That(answer.Candles.Select(candle => candle.Volume), Is.EqualTo(Enumerable.Range(0, count).Select(i => (long?)i)));
    }

    [Test]
    public async Task Answers_read_at_the_same_time_do_not_mix()
    {
        await using var bed = TestBed.Answering(request =>
        {
            var stock = request.Element("stk_cd");
            return HttpAnswer.Json($$"""{"stk_cd":"{{stock}}","stk_dt_pole_chart_qry":[{{string.Join(",", Enumerable.Repeat($$"""{"trde_qty":"{{stock}}"}""", 50))}}],"return_code":0}""");
        });

        var answers = await Task.WhenAll(Enumerable.Range(100_000, 200).Select(async code =>
            (code, await bed.Client.Charts.GetDailyCandlesAsync(code.ToString(System.Globalization.CultureInfo.InvariantCulture), new DateOnly(2025, 9, 8), true))));

        foreach (var (code, answer) in answers)
        {
            Assert.That(answer.Candles.Select(candle => candle.Volume), Is.EqualTo(Enumerable.Repeat((long?)code, 50)));
        }
    }

    private static async Task<DailyCandles> ReadAsync(string body, int malformed = 0)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json(body));
        var answer = await bed.Client.Charts.GetDailyCandlesAsync("005930", new DateOnly(2025, 9, 8), true);
        Assert.That(bed.Client.MalformedValueCount, Is.EqualTo(malformed));
        return answer;
    }
}

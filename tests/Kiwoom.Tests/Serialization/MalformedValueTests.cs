using Microsoft.Extensions.Logging;

namespace Kiwoom.Tests.Serialization;

/// <summary>A value that cannot be read is null, counted and logged, and costs nothing else; or it fails the call, where the options say so.</summary>
internal sealed class MalformedValueTests
{
    private const string Body = """
        {
            "stk_dt_pole_chart_qry": [
                { "cur_prc": "abc", "trde_qty": "12.5", "dt": "20251345", "pred_pre": {"a":1}, "open_pric": "+69800", "high_pric": true, "trde_tern_rt": "-0.16" },
                { "cur_prc": "+70100", "trde_qty": "1", "dt": "20250908", "pred_pre": "-600", "pred_pre_sig": "9", "low_pric": "1,2" }
            ],
            "stk_cd": "A005930", "return_code": 0, "return_msg": "정상"
        }
        """;

    [Test]
    public async Task Rest_of_the_answer_survives()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json(Body));

        var answer = await ReadAsync(bed);

        Assert.That(answer.StockCode.Code, Is.EqualTo("005930"));
        Assert.That(answer.ReturnMessage, Is.EqualTo("정상"));
        Assert.That(answer.Candles[0], Is.EqualTo(new DailyCandle { OpenPrice = 69800, TurnoverRate = 0.16m }).UsingPropertiesComparer());
        Assert.That(answer.Candles[1], Is.EqualTo(new DailyCandle
        {
            ClosePrice = 70100,
            Volume = 1,
            Date = new DateOnly(2025, 9, 8),
            Change = -600,
            ChangeSign = new(ChangeSign.Unknown, "9"),
        }).UsingPropertiesComparer());
    }

    [Test]
    public async Task Each_is_counted_and_logged_with_endpoint_element_and_text()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json(Body));

        await ReadAsync(bed);

        var warnings = bed.Log.Entries.Where(entry => entry.Level == LogLevel.Warning).ToList();
        Assert.That(bed.Client.MalformedValueCount, Is.EqualTo(6));
        Assert.That(warnings.Select(entry => (entry.Values["ApiId"], entry.Values["Field"], entry.Values["Raw"], entry.Values["Expected"])), Is.EqualTo(new[]
        {
            ("ka10081", "cur_prc", "abc", "price"), ("ka10081", "trde_qty", "12.5", "whole number"), ("ka10081", "dt", "20251345", "date"),
            ("ka10081", "pred_pre", "{…}", "number"), ("ka10081", "high_pric", "true", "price"), ("ka10081", "low_pric", "1,2", "price"),
        }.AsEnumerable()));
        Assert.That(warnings[0].Text, Is.EqualTo("ka10081: 'cur_prc' is 'abc', which is no price; read as null. Further ones are counted, not logged"));
    }

    [Test]
    public async Task Row_that_is_no_object_is_logged_under_its_list()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json("""{"stk_dt_pole_chart_qry":[{"cur_prc":"1"},"x"],"return_code":0}"""));

        await ReadAsync(bed);

        Assert.That(Cells(bed).Single().Text, Is.EqualTo("ka10081: 'stk_dt_pole_chart_qry' is 'x', which is no row; read as null. Further ones are counted, not logged"));
    }

    [Test]
    public async Task Code_that_a_table_lacks_is_logged_and_not_counted()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json("""{"stk_dt_pole_chart_qry":[{"pred_pre_sig":"9"}],"return_code":0}"""));

        await ReadAsync(bed);

        var entry = Cells(bed).Single();
        Assert.That(bed.Client.MalformedValueCount, Is.Zero);
        Assert.That(entry.Level, Is.EqualTo(LogLevel.Information));
        Assert.That(entry.Text, Is.EqualTo("ka10081: 'pred_pre_sig' has the code '9', which ChangeSign lacks; read as Unknown with that text"));
    }

    [Test]
    public async Task Each_field_is_logged_once_and_counted_on()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json(Body));

        await ReadAsync(bed);
        await ReadAsync(bed);

        Assert.That(bed.Client.MalformedValueCount, Is.EqualTo(12));
        Assert.That(Cells(bed).Count(entry => entry.Level == LogLevel.Warning), Is.EqualTo(6));
        Assert.That(Cells(bed).Count(entry => entry.Level == LogLevel.Information), Is.EqualTo(1), "the unknown code");
    }

    [Test]
    public async Task Unknown_elements_are_counted_and_each_is_named_once_at_debug_level()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json("""{"stk_dt_pole_chart_qry":[{"new":"1"},{"new":"2"}],"newer":{"new":[1]},"return_code":0}"""));

        await ReadAsync(bed);
        await ReadAsync(bed);

        Assert.That(bed.Client.UnknownElementCount, Is.EqualTo(6));
        Assert.That(Cells(bed).Select(entry => (entry.Level, entry.Text)), Is.EqualTo(new[]
        {
            (LogLevel.Debug, "ka10081: 'new' is not in the spec; skipped"), (LogLevel.Debug, "ka10081: 'newer' is not in the spec; skipped"),
        }.AsEnumerable()));
    }

    [Test]
    public async Task Long_text_is_cut_in_the_log()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json(
            $$"""{"stk_dt_pole_chart_qry":[{"cur_prc":"{{new string('x', 5000)}}"}],"return_code":0}"""));

        await ReadAsync(bed);

        Assert.That(Cells(bed).Single().Values["Raw"], Is.EqualTo(new string('x', 64)));
    }

    [Test]
    public async Task Call_fails_where_the_options_say_so()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json(Body), options => options.MalformedValues = MalformedValues.Throw);

        var e = (await Assert.ThrowsAsync<KiwoomProtocolException>(() => ReadAsync(bed)))!;

        Assert.That(e.Message, Is.EqualTo("ka10081: 'cur_prc' is 'abc', which is no price."));
        Assert.That(bed.Client.MalformedValueCount, Is.EqualTo(1));
    }

    [Test]
    public async Task Unknown_code_and_blanks_never_fail_a_call()
    {
        await using var bed = TestBed.Answering(
            HttpAnswer.Json("""{"stk_dt_pole_chart_qry":[{"pred_pre_sig":"9","cur_prc":" ","dt":"00000000","trde_qty":null,"new":"x"}],"return_code":0}"""),
            options => options.MalformedValues = MalformedValues.Throw);

        Assert.That((await ReadAsync(bed)).Candles.Single(), Is.EqualTo(new DailyCandle { ChangeSign = new(ChangeSign.Unknown, "9") }).UsingPropertiesComparer());
    }

    /// <summary>What was logged of the answers' contents.</summary>
    private static List<LogEntry> Cells(TestBed bed) => [.. bed.Log.Entries.Where(entry => entry.Event.Id < 10)];

    private static Task<DailyCandles> ReadAsync(TestBed bed) => bed.Client.Charts.GetDailyCandlesAsync("005930", new DateOnly(2025, 9, 8), true);
}

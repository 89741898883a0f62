using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Kiwoom.Catalog;

namespace Kiwoom.Tests.Catalogue;

/// <summary>Answers and messages read by their description alone say what the emitted readers say.</summary>
internal sealed class DescribedAnswerTests
{
    private static IEnumerable<EndpointInfo> Calls => KiwoomCatalog.Endpoints.Where(endpoint => endpoint.ResponseType is not null);

    private static IEnumerable<EndpointInfo> Messages => KiwoomCatalog.Endpoints.Where(endpoint => endpoint.MessageType is not null);

    [Test]
    public void Every_value_of_every_example_is_the_typed_one([Values("", "ko-KR", "tr-TR")] string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var values = 0;
        var differences = new List<string>();
        foreach (var endpoint in Calls)
        {
            var bytes = Encoding.UTF8.GetBytes(ExampleFiles.Find(endpoint.ApiId, "response")!.Value.GetRawText());
            Compare(endpoint.ApiId, Read(endpoint, bytes).Content, EmittedCodec.Read(endpoint.ApiId, bytes), differences, ref values);
        }

        foreach (var endpoint in Messages)
        {
            foreach (var entry in ExampleFiles.Find(endpoint.ApiId, "message")!.Value.GetProperty("data").EnumerateArray())
            {
                var json = entry.GetProperty("values");
                var read = CatalogAnswer.ReadMessage(endpoint, "", json);
                Compare(endpoint.ApiId, read.Content, EmittedCodec.ReadMessage(endpoint, Encoding.UTF8.GetBytes(json.GetRawText())), differences, ref values);
            }
        }

        Assert.That(string.Join('\n', differences), Is.Empty);
        Assert.That(values, Is.GreaterThan(5000));
    }

    [Test]
    public void What_differs_is_said_once_with_its_count()
    {
        var chart = KiwoomCatalog.Find("ka10081")!;
        var answer = Read(chart, """
            {"stk_cd":"005930","new_thing":"1","return_code":0,"return_msg":"","stk_dt_pole_chart_qry":[
              {"cur_prc":"70700","dt":"20250908","pred_pre":"-600","pred_pre_sig":"2","trde_qty":"x1","other":"a","cur_prc":"1"},
              {"cur_prc":"70700","dt":"20250907","pred_pre":"600","pred_pre_sig":"7","trde_qty":"x2","other":"b"}]}
            """u8.ToArray());

        Assert.That(answer.Findings.Where(finding => finding.Kind != AnswerFindingKind.MissingElement), Is.EquivalentTo(new[]
        {
            new AnswerFinding(AnswerFindingKind.UnknownElement, "new_thing", "1", 1),
            new AnswerFinding(AnswerFindingKind.UnknownElement, "stk_dt_pole_chart_qry[].other", "a", 2),
            new AnswerFinding(AnswerFindingKind.Unreadable, "stk_dt_pole_chart_qry[].trde_qty", "x1", 2),
            new AnswerFinding(AnswerFindingKind.ContradictingSign, "stk_dt_pole_chart_qry[].pred_pre", "-600", 1),
            new AnswerFinding(AnswerFindingKind.UnknownCode, "stk_dt_pole_chart_qry[].pred_pre_sig", "7", 1),
            new AnswerFinding(AnswerFindingKind.Doubled, "stk_dt_pole_chart_qry[].cur_prc", "1", 1),
        }));
        Assert.That(answer.Findings.Where(finding => finding.Kind == AnswerFindingKind.MissingElement).Select(finding => finding.Path), Does.Contain("stk_dt_pole_chart_qry[].open_pric"));
    }

    [Test]
    public void Json_has_types_and_English_names()
    {
        var book = KiwoomCatalog.Find("ka10004")!;
        var answer = Read(book, """{"bid_req_base_tm":"162000","sel_fpr_bid":"-70700","sel_fpr_req":"10","sel_2th_pre_bid":"","return_code":0}"""u8.ToArray());
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            answer.WriteTo(writer);
        }

        using var json = JsonDocument.Parse(stream.ToArray());
        Assert.That(json.RootElement.GetProperty("asks")[0].GetProperty("price").GetDecimal(), Is.EqualTo(70700));
        Assert.That(json.RootElement.GetProperty("asks")[0].GetProperty("quantity").GetInt64(), Is.EqualTo(10));
        Assert.That(json.RootElement.GetProperty("asks")[1].GetProperty("price").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(json.RootElement.GetProperty("asks").GetArrayLength(), Is.EqualTo(10));
    }

    [Test]
    public void Json_of_one_value_is_what_it_is_within_its_row()
    {
        var answer = Read(KiwoomCatalog.Find("ka10081")!, """{"stk_cd":"005930","stk_dt_pole_chart_qry":[{"dt":"20260105","cur_prc":"-70700","pred_pre_sig":"5"}],"return_code":0}"""u8.ToArray());
        var day = answer.MainList!.Rows[0];

        Assert.That(JsonOf(day.Find("Date")!), Is.EqualTo("\"2026-01-05\""));
        Assert.That(JsonOf(day.Find("ClosePrice")!), Is.EqualTo("70700"));
        Assert.That(JsonOf(day.Find("OpenPrice")!), Is.EqualTo("null"));
        Assert.That(JsonOf(day.Find("pred_pre_sig")!), Does.StartWith("{\"code\":\"5\",\"name\":\""));
        Assert.That(JsonOf(answer.Content.Find("stk_dt_pole_chart_qry")!), Does.StartWith("[{").And.Contain("\"closePrice\":70700"));
    }

    private static string JsonOf(CatalogValue value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            value.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static CatalogAnswer Read(EndpointInfo endpoint, byte[] bytes) => CatalogAnswer.Read(endpoint, new RawAnswer { Endpoint = endpoint, Body = bytes });

    private static void Compare(string path, CatalogRow row, object typed, List<string> differences, ref int values)
    {
        foreach (var value in row.Values)
        {
            var expected = Follow(typed, value.Field.Name);
            var at = $"{path}.{value.Field.WireName}";
            if (value.Field.Type == FieldType.Rows)
            {
                var rows = ((IEnumerable)expected!).Cast<object>().ToList();
                if (rows.Count != value.Rows.Count)
                {
                    differences.Add($"{at}: {value.Rows.Count} rows, typed {rows.Count}");
                    continue;
                }

                for (var i = 0; i < rows.Count; i++)
                {
                    Compare($"{at}[{i.ToString(CultureInfo.InvariantCulture)}]", value.Rows[i], rows[i], differences, ref values);
                }

                continue;
            }

            values++;
            if (!Same(value.Value, expected))
            {
                differences.Add(string.Create(CultureInfo.InvariantCulture, $"{at} {value.Field.Type} '{value.Text}': read {value.Value ?? "null"}, typed {expected ?? "null"}"));
            }
        }
    }

    private static bool Same(object? read, object? typed) => read is CatalogCode code
        ? typed is not null && code.Text == (string)typed.GetType().GetProperty("Text")!.GetValue(typed)! && code.Name == typed.GetType().GetProperty("Value")!.GetValue(typed)!.ToString()
        : Equals(read, typed);

    private static object? Follow(object target, string name)
    {
        object? value = target;
        foreach (var part in name.Split('.'))
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            value = value!.GetType().GetProperty(bracket < 0 ? part : part[..bracket])!.GetValue(value);
            if (bracket >= 0)
            {
                value = ((IList)value!)[int.Parse(part.AsSpan(bracket + 1, part.Length - bracket - 2), CultureInfo.InvariantCulture)];
            }
        }

        return value;
    }
}

using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kiwoom.Benchmarks;

/// <summary>The bytes that are decoded.</summary>
internal static class Answers
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document's example of ka10004.</summary>
    public static byte[] OrderBook()
    {
        using var stream = Resource("ka10004.response.json");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The document's example of a realtime type as a server sends it, without white space; with several messages of several items.</summary>
    /// <param name="type"><c>0B</c> or <c>0D</c>.</param>
    /// <param name="count">How many messages the frame has; their items are 000000, 000001 …</param>
    /// <param name="valuesFirst">Whether values come before type and item, as real servers send them too.</param>
    public static byte[] Frame(string type, int count = 1, bool valuesFirst = false)
    {
        using var stream = Resource(type + ".message.json");
        using var document = JsonDocument.Parse(stream);
        var example = document.RootElement.GetProperty("data")[0];
        var values = JsonSerializer.Serialize(example.GetProperty("values"), Compact);
        var name = example.GetProperty("name").GetString();
        var entries = Enumerable.Range(0, count).Select(number => valuesFirst
            ? $$"""{"values":{{values}},"type":"{{type}}","name":"{{name}}","item":"{{Item(number)}}"}"""
            : $$"""{"type":"{{type}}","name":"{{name}}","item":"{{Item(number)}}","values":{{values}}}""");
        return Encoding.UTF8.GetBytes(valuesFirst
            ? $$"""{"data":[{{string.Join(',', entries)}}],"trnm":"REAL"}"""
            : $$"""{"trnm":"REAL","data":[{{string.Join(',', entries)}}]}""");
    }

    public static string Item(int number) => number.ToString("D6", CultureInfo.InvariantCulture);

    private static Stream Resource(string name) => typeof(Answers).Assembly.GetManifestResourceStream(name)!;

    /// <summary>A ka10081 answer as the server sends it: no white space, numbers of the usual lengths.</summary>
    public static byte[] DailyCandles(int rows)
    {
        var random = new Random(5930);
        var date = new DateOnly(2025, 9, 8);
        var price = 70_100;
        var json = new StringBuilder("{\"stk_cd\":\"005930\",\"stk_dt_pole_chart_qry\":[");
        for (var i = 0; i < rows; i++)
        {
            var change = random.Next(-10, 11) * 100;
            var sign = change >= 0 ? "+" : "-";
            json.Append(i == 0 ? "" : ",").Append(
                CultureInfo.InvariantCulture,
                $$"""{"cur_prc":"{{price}}","trde_qty":"{{random.Next(5_000_000, 30_000_000)}}","trde_prica":"{{random.Next(300_000, 2_000_000)}}","dt":"{{date.AddDays(-i):yyyyMMdd}}","open_pric":"{{price - 300}}","high_pric":"{{price + 400}}","low_pric":"{{price - 500}}","pred_pre":"{{sign}}{{Math.Abs(change)}}","pred_pre_sig":"{{(change >= 0 ? 2 : 5)}}","trde_tern_rt":"+0.{{random.Next(10, 99)}}"}""");
            price += change;
        }

        json.Append("],\"return_code\":0,\"return_msg\":\"정상적으로 처리되었습니다\"}");
        return Encoding.UTF8.GetBytes(json.ToString());
    }
}

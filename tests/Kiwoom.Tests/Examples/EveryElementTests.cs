using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kiwoom.Catalog;
using Kiwoom.Tests.Catalogue;

namespace Kiwoom.Tests.Examples;

/// <summary>
/// Every element of every endpoint lands in its own property, whatever the others hold. Most of the document's examples
/// are full of zeros, which would hide two columns that changed places.
/// </summary>
internal sealed partial class EveryElementTests
{
    private int _number;

    private static IEnumerable<string> Ids => KiwoomCatalog.Endpoints.Where(endpoint => endpoint.ResponseType is not null).Select(endpoint => endpoint.ApiId);

    private static IEnumerable<string> MessageIds => KiwoomCatalog.Endpoints.Where(endpoint => endpoint.MessageType is not null).Select(endpoint => endpoint.ApiId);

    [TestCaseSource(nameof(Ids))]
    public void Every_element_lands_in_its_own_property(string apiId)
    {
        var fields = KiwoomCatalog.Find(apiId)!.Response;
        var expected = new List<(string Path, object? Value)>();
        var body = Fill(fields, "", expected);
        body["return_code"] = 0;
        body["return_msg"] = "찾음";

        var answer = (KiwoomResponse)EmittedCodec.Read(apiId, Encoding.UTF8.GetBytes(body.ToJsonString()));

        Assert.That(answer.ReturnMessage, Is.EqualTo("찾음"));
        foreach (var (path, value) in expected)
        {
            Assert.That(Find(answer, path), Is.EqualTo(value), path);
        }
    }

    [TestCaseSource(nameof(MessageIds))]
    public void Every_value_of_a_message_lands_in_its_own_property(string apiId)
    {
        var endpoint = KiwoomCatalog.Find(apiId)!;
        var expected = new List<(string Path, object? Value)>();
        var message = EmittedCodec.ReadMessage(endpoint, Encoding.UTF8.GetBytes(Fill(endpoint.Values, "", expected).ToJsonString()));

        foreach (var (path, value) in expected)
        {
            Assert.That(Find(message, path), Is.EqualTo(value), path);
        }
    }

    [TestCaseSource(nameof(Ids))]
    public void Answer_without_any_element_has_nulls_and_empty_lists_and_no_zeros(string apiId)
    {
        var answer = EmittedCodec.Read(apiId, """{"return_code":0}"""u8.ToArray());

        foreach (var field in KiwoomCatalog.Find(apiId)!.Response)
        {
            var value = Find(answer, field.Name);
            Assert.That(value is null or "" or IList { Count: 0 } or StockCode { IsEmpty: true } or Secret { IsEmpty: true }, Is.True, $"{field.Name} is '{value}'");
        }
    }

    private JsonObject Fill(IReadOnlyList<FieldInfo> fields, string prefix, List<(string Path, object? Value)> expected)
    {
        var row = new JsonObject();
        foreach (var field in fields)
        {
            if (field.Type == FieldType.Rows)
            {
                row[field.WireName] = new JsonArray([.. Enumerable.Range(0, 3).Select(i => Fill(field.Rows, $"{prefix}{field.Name}[{i}].", expected))]);
                continue;
            }

            var (wire, value) = Make(field, ++_number);
            row[field.WireName] = wire;
            expected.Add((prefix + field.Name, value));
        }

        return row;
    }

    private static (string Wire, object Value) Make(FieldInfo field, int n)
    {
        var text = n.ToString(CultureInfo.InvariantCulture);
        var day = new DateTimeOffset(2000, 1, 1, 9, 0, 1, TimeSpan.FromHours(9)).AddDays(n).AddSeconds(n);
        var code = field.Codes?.Entries[n % field.Codes.Entries.Count];
        return field.Type switch
        {
            FieldType.Text or FieldType.Code => ("t" + text, "t" + text),
            FieldType.Secret => ("t" + text, (Secret)("t" + text)),
            FieldType.StockCode => ("A" + text.PadLeft(6, '0'), new StockCode(text.PadLeft(6, '0'), Exchange.Krx)),
            FieldType.Price when field.Scale == 1 => ($"-{text}.5", n + 0.5m),
            FieldType.Price => ($"-{text}", (decimal)n / field.Scale),
            FieldType.Change or FieldType.Rate when field.Scale == 1 => ($"--{text}.25", -(n + 0.25m) * field.Times),
            FieldType.Ratio => ($"-{text}.25", n + 0.25m),
            FieldType.Change or FieldType.Rate => ($"--{text}", (decimal)-n / field.Scale),
            FieldType.Quantity or FieldType.Amount or FieldType.Count => ("-000" + text, (field.IsMagnitude ? n : -n) * field.Times),
            FieldType.Date => (day.ToString("yyyyMMdd", CultureInfo.InvariantCulture), DateOnly.FromDateTime(day.DateTime)),
            FieldType.Time => (day.ToString("HH:mm:ss", CultureInfo.InvariantCulture), TimeOnly.FromDateTime(day.DateTime)),
            FieldType.DateTime => (day.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture), day),
            FieldType.Flag => (code!.Code, code.Name == "true"),
            FieldType.Enum => (code!.Code, MakeCode(LibraryTypes.Find(field.Codes!.EnumName), code)),
            _ => throw new InvalidOperationException($"{field} has a type this test does not know."),
        };
    }

    private static object MakeCode(Type table, CodeEntry code) =>
        Activator.CreateInstance(typeof(Code<>).MakeGenericType(table), Enum.Parse(table, code.Name), code.Code)!;

    private static object? Find(object? value, string path)
    {
        foreach (Match step in Step().Matches(path))
        {
            value = value!.GetType().GetProperty(step.Groups[1].Value)!.GetValue(value);
            if (step.Groups[2].Success)
            {
                value = ((IList)value!)[int.Parse(step.Groups[2].Value, CultureInfo.InvariantCulture)];
            }
        }

        return value;
    }

    [GeneratedRegex(@"(\w+)(?:\[(\d+)\])?")]
    private static partial Regex Step();
}

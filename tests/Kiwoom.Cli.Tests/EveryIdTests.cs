using System.Collections;
using System.Globalization;
using System.Text.Json;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;
using Kiwoom.Simulator;
using Kiwoom.Tests.Catalogue;

namespace Kiwoom.Cli.Tests;

/// <summary>Every REST id of the catalogue is called through the command line, with arguments built from the catalogue alone; every leaf printed is the typed answer's.</summary>
internal sealed class EveryIdTests
{
    private KiwoomSimulator _simulator = null!;
    private Proxy _proxy = null!;

    private static IEnumerable<EndpointInfo> Rest => KiwoomCatalog.Endpoints.Where(endpoint => endpoint.Kind is EndpointKind.Query or EndpointKind.Order);

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _simulator = await KiwoomSimulator.StartAsync();
        _proxy = await Proxy.StartAsync(_simulator.BaseAddress);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _proxy.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Test]
    public async Task Every_leaf_of_every_id_is_printed_as_the_typed_answer_has_it([Values("", "tr-TR")] string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        using var run = new CliRun(_proxy.Address);
        var (ids, leaves) = (0, 0);
        var problems = new List<string>();
        foreach (var endpoint in Rest)
        {
            ids++;
            var arguments = SampleArguments.For(endpoint, "005930", KoreanTime.Today());
            if (endpoint.Kind == EndpointKind.Order)
            {
                await PrepareAsync(endpoint, arguments);
            }

            var args = new List<string> { "call", endpoint.ApiId, "--format", "json" };
            args.AddRange(arguments.Select(pair => $"{pair.Key}={pair.Value}"));
            var code = await run.RunAsync(args);
            if (endpoint.Kind == EndpointKind.Order && code == ExitCodes.Success)
            {
                code = await run.RunAsync([.. args, "--confirm", CodeOf(run.Output)]);
            }

            if (code != ExitCodes.Success)
            {
                problems.Add($"{endpoint.ApiId} exit {code}: {run.Error}");
                continue;
            }

            using var json = JsonDocument.Parse(run.Output);
            Compare(endpoint.ApiId, endpoint.Response, json.RootElement.GetProperty("data"), EmittedCodec.Read(endpoint.ApiId, _proxy.Answers[endpoint.ApiId]), problems, ref leaves);
        }

        TestContext.Progress.WriteLine($"{ids} ids, {leaves} leaves");
        Assert.That(string.Join('\n', problems), Is.Empty);
        Assert.That(ids, Is.EqualTo(184), "the document's 182, and two that are newer");
        Assert.That(leaves, Is.GreaterThan(4000));
    }

    internal static string CodeOf(string output) => output[(output.IndexOf("--confirm ", StringComparison.Ordinal) + 10)..].Trim()[..8];

    /// <summary>A modification or cancellation needs an order that is open; gold and credit have no market here, and answer with the document's example.</summary>
    private async Task PrepareAsync(EndpointInfo endpoint, Dictionary<string, string> arguments)
    {
        foreach (var field in endpoint.Request.Where(field => field.Role is OrderRole.Price))
        {
            arguments[field.WireName] = "60000";
        }

        foreach (var field in endpoint.Request.Where(field => field.Role is OrderRole.Type))
        {
            arguments[field.WireName] = field.Codes!.Entries.First(entry => entry.Name == "Limit").Code;
        }

        if (endpoint is { Area: "Orders" } && endpoint.Method is "Modify" or "Cancel")
        {
            await using var kiwoom = new KiwoomClient(new() { Environment = KiwoomEnvironment.Simulator(_simulator.BaseAddress), AppKey = _simulator.AppKey, SecretKey = _simulator.SecretKey });
            var receipt = await kiwoom.Orders.BuyAsync(new() { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 3, Price = 50_000, Type = OrderType.Limit });
            arguments[endpoint.Request.First(field => field.Role == OrderRole.OriginalNumber).WireName] = receipt.OrderNumber;
        }
    }

    private static void Compare(string path, IReadOnlyList<FieldInfo> fields, JsonElement json, object typed, List<string> problems, ref int leaves)
    {
        foreach (var field in fields)
        {
            var at = $"{path}.{field.Name}";
            var printed = Find(json, field.Name);
            var expected = Follow(typed, field.Name);
            if (field.Type == FieldType.Rows)
            {
                var rows = ((IEnumerable)expected!).Cast<object>().ToList();
                if (printed.GetArrayLength() != rows.Count)
                {
                    problems.Add($"{at}: {printed.GetArrayLength()} rows, typed {rows.Count}");
                    continue;
                }

                for (var i = 0; i < rows.Count; i++)
                {
                    Compare($"{at}[{i}]", field.Rows, printed[i], rows[i], problems, ref leaves);
                }

                continue;
            }

            leaves++;
            if (!Same(printed, expected))
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"{at}: printed {printed.GetRawText()}, typed {expected ?? "null"}"));
            }
        }
    }

    private static bool Same(JsonElement printed, object? typed) => typed switch
    {
        null => printed.ValueKind == JsonValueKind.Null,
        decimal number => printed.GetDecimal() == number,
        long number => printed.GetInt64() == number,
        bool flag => printed.GetBoolean() == flag,
        DateOnly day => printed.GetString() == day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => printed.GetString() == time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        DateTimeOffset moment => DateTimeOffset.Parse(printed.GetString()!, CultureInfo.InvariantCulture) == moment,
        string text => printed.GetString() == text,
        StockCode code => printed.GetString() == code.ToString(),
        _ => printed.GetProperty("code").GetString() == (string)typed.GetType().GetProperty("Text")!.GetValue(typed)! &&
            printed.GetProperty("name").GetString() == typed.GetType().GetProperty("Value")!.GetValue(typed)!.ToString(),
    };

    private static JsonElement Find(JsonElement json, string name)
    {
        foreach (var part in name.Split('.'))
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            json = json.GetProperty(JsonNamingPolicy.CamelCase.ConvertName(bracket < 0 ? part : part[..bracket]));
            if (bracket >= 0)
            {
                json = json[int.Parse(part.AsSpan(bracket + 1, part.Length - bracket - 2), CultureInfo.InvariantCulture)];
            }
        }

        return json;
    }

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

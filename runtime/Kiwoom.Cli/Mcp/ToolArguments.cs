using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Mcp;

/// <summary>
/// The arguments of one tool. What says the same in another form is taken (10 for "10", one code for a list of one); all else is refused in one sentence that says what to send: the SDK
/// would tell no reason.
/// </summary>
internal sealed partial class ToolArguments(string tool, MethodInfo method, CliContext context)
{
    private readonly Dictionary<string, ParameterInfo> _parameters =
        method.GetParameters().Where(parameter => parameter.ParameterType != typeof(CancellationToken)).ToDictionary(parameter => parameter.Name!, StringComparer.Ordinal);

    /// <summary>The arguments as the tool's method reads them.</summary>
    /// <exception cref="CliException">Something is missing, or is not what the tool takes.</exception>
    public Dictionary<string, JsonElement> Read(IDictionary<string, JsonElement>? arguments)
    {
        arguments ??= new Dictionary<string, JsonElement>();
        if (arguments.Keys.FirstOrDefault(name => !_parameters.ContainsKey(name)) is { } unknown)
        {
            var known = _parameters.Count == 0 ? context.Say("no arguments", "인수가 없습니다") : string.Join(", ", _parameters.Keys);
            throw new CliException(context.Say($"'{unknown}' is no argument of {tool}, which takes {known}", $"'{unknown}' 은(는) {tool} 의 인수가 아닙니다: {known}"));
        }

        var read = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, parameter) in _parameters)
        {
            var isThere = arguments.TryGetValue(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);
            if (isThere)
            {
                read[name] = Read(parameter, value, arguments);
            }
            else if (!parameter.HasDefaultValue)
            {
                throw Refused(name, arguments.ContainsKey(name) ? ("null", "null") : ("missing", "없음"), Takes(parameter));
            }
        }

        return read;
    }

    private JsonElement Read(ParameterInfo parameter, JsonElement value, IDictionary<string, JsonElement> arguments)
    {
        var takes = Takes(parameter);
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type == typeof(string) ? Element(Text(parameter.Name!, value, takes))
            : type == typeof(int) ? Element(Whole(parameter.Name!, value, takes))
            : type == typeof(bool) ? Element(Flag(parameter.Name!, value, takes))
            : type == typeof(string[]) ? Element(List(parameter.Name!, value, takes))
            : Element(ElementArguments.Read(parameter.Name!, value, arguments.TryGetValue("endpoint", out var endpoint) ? endpoint : default, takes, context));
    }

    private string Text(string name, JsonElement value, TakesAttribute takes) => value.ValueKind switch
    {
        JsonValueKind.String when value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) => text,
        JsonValueKind.String => throw Refused(name, ("empty", "비어 있음"), takes),
        JsonValueKind.Number when takes.Number && IsPlain(value) => value.GetRawText(),
        _ => throw Refused(name, DescribeForText(value), takes),
    };

    private int Whole(string name, JsonElement value, TakesAttribute takes)
    {
        var text = value.ValueKind switch { JsonValueKind.Number => value.GetRawText(), JsonValueKind.String => value.GetString()!, _ => "" };
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= takes.Most
            ? number
            : throw Refused(name, Describe(value), takes, (
                string.Create(CultureInfo.InvariantCulture, $"a whole number from 1 to {takes.Most}, such as"), string.Create(CultureInfo.InvariantCulture, $"1부터 {takes.Most}까지의 정수")));
    }

    private bool Flag(string name, JsonElement value, TakesAttribute takes) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when bool.TryParse(value.GetString(), out var flag) => flag,
        _ => throw Refused(name, Describe(value), takes, ("", "")),
    };

    private List<string> List(string name, JsonElement value, TakesAttribute takes)
    {
        var texts = value.ValueKind switch
        {
            JsonValueKind.Array => [.. value.EnumerateArray().Select((item, index) => Text(string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]"), item, takes))],
            JsonValueKind.String => value.GetString()!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList(),
            _ => throw Refused(name, Describe(value), takes),
        };
        return texts.Count > 0 ? texts : throw Refused(name, ("empty", "비어 있음"), takes);
    }

    private CliException Refused(string name, (string English, string Korean) what, TakesAttribute takes, (string English, string Korean)? wanted = null) =>
        Refused(name, what, wanted ?? (takes.Number ? ("text or a number, such as", "텍스트나 숫자") : takes.Example.StartsWith('"') ? ("text such as", "텍스트") : ("a list such as", "목록")), takes.Example, context);

    internal static CliException Refused(string name, (string English, string Korean) what, (string English, string Korean) wanted, string example, CliContext context) => new(context.Say(
        $"{name} is {what.English}: send {wanted.English}{(wanted.English.Length > 0 ? " " : "")}{example}",
        $"{name}: {what.Korean}. {wanted.Korean}{(wanted.Korean.Length > 0 ? " " : "")}{example} 형식으로 보내세요"));

    /// <summary>What stands in place of a text, in a few words: a number has lost what zeros it had.</summary>
    internal static (string English, string Korean) DescribeForText(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? ($"the number {Short(value)}, which may have lost zeros", $"숫자 {Short(value)} (앞의 0 이 사라졌을 수 있음)")
        : Describe(value);

    /// <summary>What stands there, in a few words.</summary>
    internal static (string English, string Korean) Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => ($"the number {Short(value)}", $"숫자 {Short(value)}"),
        JsonValueKind.String => ($"the text {Short(value)}", $"텍스트 {Short(value)}"),
        JsonValueKind.Array => ("a list", "목록"),
        JsonValueKind.Object => ("an object", "객체"),
        JsonValueKind.Null => ("null", "null"),
        _ => (value.GetRawText(), value.GetRawText()),
    };

    /// <summary>Whether a number's text is what a person would write: no exponent.</summary>
    internal static bool IsPlain(JsonElement number) => Plain().IsMatch(number.GetRawText());

    private static string Short(JsonElement value) => value.GetRawText() is { Length: > 40 } text ? text[..40] + "…" : value.GetRawText();

    private static TakesAttribute Takes(ParameterInfo parameter) => parameter.GetCustomAttribute<TakesAttribute>() ?? throw new InvalidOperationException($"{parameter.Name} has no example.");

    private static JsonElement Element<T>(T value) => JsonSerializer.SerializeToElement(value);

    [GeneratedRegex(@"^-?(0|[1-9]\d*)(\.\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}

using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Yaml;

namespace Kiwoom.Generator.Spec;

/// <summary>Reads an entry of errors.yaml.</summary>
internal static class ErrorParser
{
    public static readonly string[] Keys = ["message", "category", "meaning", "repeat", "orders", "help", "helpKo", "origin", "socket"];

    private static readonly string[] Categories =
        ["server", "invalidRequest", "authentication", "rateLimit", "notFound", "environmentMismatch", "notServed", "orderRejected", "session"];

    // Each with the category that it is one of.
    private static readonly Dictionary<string, string> Meanings = new(StringComparer.Ordinal)
    {
        ["limitOfAll"] = "rateLimit",
        ["limitOfGroup"] = "rateLimit",
        ["sessionReplaced"] = "session",
    };

    private static readonly string[] Repeats = ["never", "later", "newToken"];
    private static readonly string[] OrderRepeats = ["never", "choice", "safe"];

    public static ErrorModel? Read(YamlScalar key, MappingReader reader, DiagnosticBag diagnostics)
    {
        var code = key.Value;
        if (!IsCode(code))
        {
            diagnostics.Add(SpecDiagnostics.InvalidValue, key.Location, code, "error code", "3 to 6 digits, with capital letters before them or not");
            return null;
        }

        var category = reader.RequiredText("category", code) is { } text ? Choice(reader, "category", text, Categories) : null;
        var meaning = ReadMeaning(reader, category is not null, diagnostics);
        var help = reader.RequiredText("help", code);
        var koreanHelp = reader.RequiredText("helpKo", code);
        var repeat = Choice(reader, "repeat", reader.Text("repeat") ?? "never", Repeats);
        if (repeat == "Later" && category is not null and not "RateLimit" && (meaning is not null || !reader.Has("meaning")))
        {
            diagnostics.Add(SpecDiagnostics.MisplacedKey, reader.LocationOf("repeat"), "repeat", "only a refusal for too many calls (category rateLimit) is waited out");
        }

        var orderRepeat = Choice(reader, "orders", reader.Text("orders") ?? "never", OrderRepeats);
        var origin = OriginReader.Read(reader, "origin");
        if (origin == OriginReader.Default && !reader.Has("message"))
        {
            // The document gives the words of each of its codes.
            if (!reader.IsMisspelt("origin"))
            {
                reader.ReportMissing("message", code);
            }

            return null;
        }

        return category is null || help is null || koreanHelp is null || repeat is null || orderRepeat is null || origin is null
            ? null
            : new ErrorModel(code, reader.Text("message") ?? "", category, help, koreanHelp)
            {
                Repeat = repeat,
                OrderRepeat = orderRepeat,
                Origin = origin,
                Meaning = meaning,
                IsOverSocket = reader.Boolean("socket") ?? false,
            };
    }

    private static string? ReadMeaning(MappingReader reader, bool hasCategory, DiagnosticBag diagnostics)
    {
        if (reader.Text("meaning") is not { } text || Choice(reader, "meaning", text, [.. Meanings.Keys]) is not { } meaning)
        {
            return null;
        }

        if (hasCategory && reader.Text("category") != Meanings[text])
        {
            diagnostics.Add(SpecDiagnostics.MisplacedKey, reader.LocationOf("meaning"), "meaning", $"'{text}' is of the category {Meanings[text]}");
            return null;
        }

        return meaning;
    }

    private static bool IsCode(string text)
    {
        var digits = text.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]);
        return digits.Length is >= 3 and <= 6 && digits.All(c => c is >= '0' and <= '9');
    }

    private static string? Choice(MappingReader reader, string key, string text, string[] choices)
    {
        if (choices.Contains(text))
        {
            return char.ToUpperInvariant(text[0]) + text.Substring(1);
        }

        reader.ReportInvalid(key, text, string.Join(", ", choices));
        return null;
    }
}

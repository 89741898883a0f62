using System.Globalization;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Yaml;

namespace Kiwoom.Generator.Spec;

/// <summary>Reads the entries of return-codes.yaml.</summary>
internal sealed class ReturnCodeParser
{
    private const string Success = "success";

    private static readonly string[] Meanings = [Success, "nothingFound", "invalidRequest", "authentication", "rateLimit"];

    private string? _success;

    public ReturnCodeModel? Read(YamlEntry entry, DiagnosticBag diagnostics)
    {
        var key = entry.Key;
        if (key.Value.Length > 6 || !int.TryParse(key.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var code) || key.Value != code.ToString(CultureInfo.InvariantCulture))
        {
            diagnostics.Add(SpecDiagnostics.InvalidValue, key.Location, key.Value, "return_code", "a number of up to 6 digits");
            return null;
        }

        if (entry.Value is not YamlScalar { Value: var meaning } || !Meanings.Contains(meaning))
        {
            diagnostics.Add(
                SpecDiagnostics.InvalidValue, entry.Value.Location, (entry.Value as YamlScalar)?.Value ?? "", "meaning of a return_code", string.Join(", ", Meanings));
            return null;
        }

        // A refusal that counts as a success is an error that nobody sees.
        if (meaning == Success && _success is not null)
        {
            diagnostics.Add(SpecDiagnostics.InvalidValue, entry.Value.Location, meaning, "meaning of a second return_code", $"another one: {_success} says it already");
            return null;
        }

        _success = meaning == Success ? key.Value : _success;
        return new ReturnCodeModel(code, char.ToUpperInvariant(meaning[0]) + meaning.Substring(1));
    }
}

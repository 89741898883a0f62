using System.Globalization;
using Kiwoom.Generator.Common;
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

    /// <summary>Sees that one code says success: without it no answer would.</summary>
    /// <param name="root">return-codes.yaml.</param>
    /// <param name="codes">What could be read of it.</param>
    /// <param name="diagnostics">Takes the mistake.</param>
    public static EquatableArray<ReturnCodeModel> CheckSuccess(YamlMapping root, EquatableArray<ReturnCodeModel> codes, DiagnosticBag diagnostics)
    {
        // What could not be read is reported already, and may be the code that is missed.
        if (codes.Count == root.Entries.Count && codes.All(code => code.Meaning != nameof(Success)))
        {
            diagnostics.Add(SpecDiagnostics.MissingKey, root.Location, Success, $" in '{SpecFile.ReturnCodes}': no answer would be a success");
        }

        return codes;
    }

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

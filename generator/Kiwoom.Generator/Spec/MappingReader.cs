using System.Globalization;
using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Yaml;

namespace Kiwoom.Generator.Spec;

/// <summary>Reads the known keys of a mapping and reports everything else, each mistake once and where it stands.</summary>
internal sealed class MappingReader
{
    private readonly DiagnosticBag _diagnostics;
    private readonly LocationInfo _owner;
    private readonly HashSet<string> _misspelt = new(StringComparer.Ordinal);

    /// <summary>Reports keys that are not in <paramref name="keys"/>.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="owner">Where a missing key is reported: the key that the mapping belongs to.</param>
    /// <param name="diagnostics">Takes the mistakes.</param>
    /// <param name="keys">The known keys.</param>
    public MappingReader(YamlMapping mapping, LocationInfo owner, DiagnosticBag diagnostics, IReadOnlyCollection<string> keys)
    {
        Mapping = mapping;
        _owner = owner;
        _diagnostics = diagnostics;
        foreach (var entry in mapping.DistinctEntries(diagnostics).Where(entry => !keys.Contains(entry.Key.Value)))
        {
            // Of two that are as near, the one that is not there is meant.
            IReadOnlyList<string> candidates = [.. keys.OrderBy(Has)];
            diagnostics.Add(
                SpecDiagnostics.UnknownKey,
                entry.Key.Location,
                entry.Key.Value,
                Hint.DidYouMean(entry.Key.Value, candidates));
            if (Names.Closest(entry.Key.Value, candidates) is { } meant && !Has(meant))
            {
                _misspelt.Add(meant);
            }
        }
    }

    public YamlMapping Mapping { get; }

    public bool Has(string key) => Mapping.Find(key) is not null;

    /// <summary>Whether the key is missing because it was written wrongly, which is reported already.</summary>
    public bool IsMisspelt(string key) => _misspelt.Contains(key);

    /// <summary>Where the key's value stands, or the mapping's owner when the key is missing.</summary>
    public LocationInfo LocationOf(string key) => Mapping.Find(key)?.Value.Location ?? _owner;

    public string? Text(string key)
    {
        switch (Mapping.Find(key)?.Value)
        {
            case null:
                return null;
            case YamlScalar { Value.Length: > 0 } scalar:
                return scalar.Value;
            case { } other:
                _diagnostics.Add(SpecDiagnostics.UnexpectedNode, other.Location, key, "a text");
                return null;
        }
    }

    public string? RequiredText(string key, string owner)
    {
        if (!Has(key))
        {
            ReportMissing(key, owner);
        }

        return Text(key);
    }

    public int? Integer(string key, int minimum)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= minimum)
        {
            return value;
        }

        ReportInvalid(key, text, $"a whole number of at least {minimum.ToString(CultureInfo.InvariantCulture)}");
        return null;
    }

    public bool? Boolean(string key)
    {
        switch (Text(key))
        {
            case null:
                return null;
            case "true":
                return true;
            case "false":
                return false;
            case { } text:
                ReportInvalid(key, text, "true or false");
                return null;
        }
    }

    /// <summary>Whether what the mapping describes is verified, and why not; reports that it does not say why.</summary>
    public (bool IsVerified, string? Reason) Verification(string owner)
    {
        var (isVerified, reason) = (Boolean("verified") ?? true, Text("reason"));
        if (!isVerified && reason is null && !IsMisspelt("reason"))
        {
            _diagnostics.Add(SpecDiagnostics.MissingReason, LocationOf("verified"), owner);
        }

        return (isVerified, reason);
    }

    public YamlMapping? SubMapping(string key)
    {
        switch (Mapping.Find(key)?.Value)
        {
            case null:
                return null;
            case YamlMapping mapping:
                return mapping;
            case YamlScalar { Value: "" } blank: // "response:" with nothing below it
                return YamlMapping.Empty(blank.Location);
            case { } other:
                _diagnostics.Add(SpecDiagnostics.UnexpectedNode, other.Location, key, "a mapping");
                return null;
        }
    }

    public void ReportMissing(string key, string owner)
    {
        if (!IsMisspelt(key))
        {
            _diagnostics.Add(SpecDiagnostics.MissingKey, _owner, key, owner.Length == 0 ? "" : $" in '{owner}'");
        }
    }

    public void ReportInvalid(string key, string text, string expected) =>
        _diagnostics.Add(SpecDiagnostics.InvalidValue, LocationOf(key), text, key, expected);
}

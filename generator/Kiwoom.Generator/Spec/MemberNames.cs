using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Yaml;

namespace Kiwoom.Generator.Spec;

/// <summary>The C# names of one record: each once, and none that C# or the base record has.</summary>
internal sealed class MemberNames(string typeName, IEnumerable<string> reserved, DiagnosticBag diagnostics)
{
    /// <summary>What every C# record has.</summary>
    public static readonly string[] OfEveryRecord =
        ["ToString", "Equals", "GetHashCode", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals", "PrintMembers", "EqualityContract", "Clone"];

    /// <summary>What a request's elements are called beside as parameters of the short overload.</summary>
    public static readonly string[] OfRequest = ["CancellationToken", .. OfEveryRecord];

    /// <summary>What <c>KiwoomResponse</c> has besides.</summary>
    public static readonly string[] OfResponse = ["ReturnCode", "ReturnMessage", "Continuation", .. OfEveryRecord];

    /// <summary>What <c>RealtimeMessage</c> has besides.</summary>
    public static readonly string[] OfMessage = ["Type", "Item", "ReceivedAt", "Timestamp", .. OfEveryRecord];

    private readonly Dictionary<string, string> _owners = reserved.Append(typeName).Distinct().ToDictionary(name => name, _ => "the record itself", StringComparer.Ordinal);

    /// <summary>Takes a name; false, with a diagnostic, when it is taken.</summary>
    public bool Add(string name, string owner, YamlEntry entry)
    {
        if (!_owners.TryGetValue(name, out var other))
        {
            _owners.Add(name, owner);
            return true;
        }

        var location = (entry.Value as YamlMapping)?.Find("as")?.Value.Location ?? entry.Key.Location;
        diagnostics.Add(SpecDiagnostics.DuplicateName, location, name, other, typeName);
        return false;
    }
}

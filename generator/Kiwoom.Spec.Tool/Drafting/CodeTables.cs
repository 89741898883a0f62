using Kiwoom.Generator.Common;
using Kiwoom.Generator.Model;
using Kiwoom.Spec.Document;
using Kiwoom.Spec.Tool.Checking;

namespace Kiwoom.Spec.Tool.Drafting;

/// <summary>Finds the code table of a description in enums.yaml, or writes one.</summary>
internal sealed class CodeTables(BoundSpec spec)
{
    private readonly Dictionary<string, string> _members = spec.Enums.Items
        .SelectMany(table => table.Codes)
        .Where(code => code.Label.Length > 0)
        .GroupBy(code => RowName.WithoutSpace(code.Label), StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.GroupBy(code => code.Name, StringComparer.Ordinal).MaxBy(names => names.Count())!.Key, StringComparer.Ordinal);

    /// <summary>Whether a table has these codes and no others.</summary>
    public static bool HasCodes(EnumModel table, IReadOnlyList<DocumentCode> codes) =>
        table.Members.Select(code => code.Wire).ToHashSet(StringComparer.Ordinal).SetEquals(codes.Select(code => code.Wire));

    public EnumModel? Find(string name) => spec.Enums.Items.FirstOrDefault(table => table.Name == name);

    /// <summary>The tables with these codes and labels, those first that are called as the element is; none where labels differ.</summary>
    public IReadOnlyList<EnumModel> FindEqual(IReadOnlyList<DocumentCode> codes, string korean, string? area) =>
        [.. spec.Enums.Items
            .Where(table => !table.IsShared && (table.Area is null || table.Area == area) && HasCodes(table, codes) && HasLabels(table, codes))
            .OrderByDescending(table => table.Korean == korean)
            .ThenBy(table => table.Name, StringComparer.Ordinal)];

    /// <summary>An inline table; its members are called as members with that label are elsewhere, and otherwise by their code.</summary>
    public string Write(string name, string korean, IReadOnlyList<DocumentCode> codes, out bool isGuess)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal) { "Unknown" };
        var members = new List<string>();
        isGuess = false;
        foreach (var code in codes)
        {
            var isKnown = _members.TryGetValue(RowName.WithoutSpace(code.Label), out var member) && !taken.Contains(member);
            isGuess |= !isKnown;
            var plain = "Code" + string.Concat(code.Wire.Where(char.IsAsciiLetterOrDigit));
            var chosen = isKnown ? member! : Unique(plain, taken);
            taken.Add(chosen);
            members.Add($"\"{code.Wire}\": {Quote((chosen + " " + code.Label).Trim())}");
        }

        return $"enum: {{ as: {name}, ko: {Yaml.Text(korean)}, codes: {{ {string.Join(", ", members)} }} }}";
    }

    /// <summary>The codes for true and false: the label that denies is false; null where none does.</summary>
    public static string? Flag(IReadOnlyList<DocumentCode> codes)
    {
        if (codes is not [var first, var second] || !"01YN".Contains(first.Wire, StringComparison.Ordinal) || !"01YN".Contains(second.Wire, StringComparison.Ordinal))
        {
            return null;
        }

        return (Denies(first.Label), Denies(second.Label)) switch
        {
            (true, false) => $"{second.Wire}/{first.Wire}",
            (false, true) => $"{first.Wire}/{second.Wire}",
            _ => null,
        };
    }

    private static bool Denies(string label) =>
        RowName.WithoutSpace(label) is var text && (text.StartsWith('미') || text.Contains("미포함", StringComparison.Ordinal) || text.Contains("불포함", StringComparison.Ordinal) || text.Contains("안함", StringComparison.Ordinal) || text.Contains("미요청", StringComparison.Ordinal));

    private static bool HasLabels(EnumModel table, IReadOnlyList<DocumentCode> codes) => codes.All(code =>
        table.Codes.FirstOrDefault(known => known.Wire == code.Wire) is { } known &&
        (code.Label.Length == 0 || known.Label.Length == 0 || RowName.WithoutSpace(known.Label) == RowName.WithoutSpace(code.Label)));

    private static string Unique(string name, HashSet<string> taken)
    {
        var unique = Names.IsPascalCase(name) && name.Length > "Code".Length ? name : "CodeOther";
        for (var n = 2; taken.Contains(unique); n++)
        {
            unique = name + "No" + n.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return unique;
    }

    private static string Quote(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}

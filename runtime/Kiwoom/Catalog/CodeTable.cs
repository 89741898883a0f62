using System.Reflection;
using Kiwoom.Serialization;

namespace Kiwoom.Catalog;

/// <summary>The codes an element can take.</summary>
/// <param name="Name">The C# enum; empty for a flag.</param>
/// <param name="KoreanName">The document's name of the table.</param>
/// <param name="Entries">The codes in the document's order.</param>
public sealed record CodeTable(string Name, string KoreanName, IReadOnlyList<CodeEntry> Entries)
{
    /// <summary>The table of an enum; null where it has none.</summary>
    internal static CodeTable? Find(Type table) =>
        table.GetCustomAttribute<CodesAttribute>() is { } codes ? Read(table.Name, codes.Text, Enum.GetNames(table)) : null;

    private static CodeTable Read(string name, string text, string[] members)
    {
        var lines = text.Split('\n');
        var entries = new List<CodeEntry>(lines.Length - 1);
        var member = 0;
        foreach (var line in lines.Skip(1))
        {
            var columns = new TextColumns(line);
            var (code, label) = (columns.Next(), columns.Next());
            var owner = columns.Next() is { Length: > 0 } named ? named : members[++member];
            entries.Add(new CodeEntry(code, owner, label)
            {
                IsAlias = entries.Exists(entry => entry.Name == owner),
                Sign = columns.Next() switch { "+" => 1, "-" => -1, _ => 0 },
                PriceRule = columns.Next() is { Length: > 0 } rule ? Enum.Parse<PriceRule>(rule) : PriceRule.Optional,
                Origin = columns.NextOrNull(),
            });
        }

        return new CodeTable(name, lines[0], entries);
    }
}

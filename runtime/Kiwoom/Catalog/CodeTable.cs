using System.Reflection;
using Kiwoom.Serialization;

namespace Kiwoom.Catalog;

/// <summary>The codes an element can take.</summary>
/// <param name="Name">The table, mostly by the name of its C# enum; empty for a flag.</param>
/// <param name="KoreanName">The document's name of the table.</param>
/// <param name="Entries">The codes in the document's order.</param>
public sealed record CodeTable(string Name, string KoreanName, IReadOnlyList<CodeEntry> Entries)
{
    /// <summary>The C# enum that its entries are members of. One enum can have several tables: <c>Exchange</c> has other codes in each place.</summary>
    public string EnumName { get; init; } = Name;

    /// <summary>The table on an enum, or on the type that stands for a place; null where there is none.</summary>
    internal static CodeTable? Find(Type table)
    {
        if (table.GetCustomAttribute<CodesAttribute>() is not { } codes)
        {
            return null;
        }

        var members = codes.Of ?? table;
        return Read(table.Name, codes.Text, Enum.GetNames(members)) with { EnumName = members.Name };
    }

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

using System.Globalization;
using System.Text;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Spec;
using Kiwoom.Spec.Document;

namespace Kiwoom.Spec.Tool.Drafting;

/// <summary>Writes the elements of one endpoint, and the words that the vocabulary lacks.</summary>
internal sealed class ElementWriter(DraftContext context, DocumentEndpoint endpoint, string typeName, bool isOrder, string? area)
{
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _types = new(StringComparer.OrdinalIgnoreCase) { typeName, typeName + "Request", typeName + "Endpoint", typeName + "Item" };

    /// <summary>Lines for the vocabulary.</summary>
    public string Words => string.Concat(_words.OrderBy(word => word.Key, StringComparer.Ordinal).Select(word => word.Value));

    public string WriteRequest(IReadOnlyList<DocumentNode> nodes) =>
        Write(nodes, 1, isRequest: true, [.. MemberNames.OfEveryRecord, typeName + "Request"]);

    public string WriteResponse(IReadOnlyList<DocumentNode> nodes) => Write(nodes, 1, isRequest: false, [.. MemberNames.OfResponse, typeName]);

    public string WriteValues(IReadOnlyList<DocumentNode> nodes, string message) => Write(nodes, 1, isRequest: false, [.. MemberNames.OfMessage, message]);

    private string Write(IReadOnlyList<DocumentNode> nodes, int depth, bool isRequest, HashSet<string> names)
    {
        var text = new StringBuilder();
        var wires = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            if (node.Row.Wire.Length == 0 || !wires.Add(node.Row.Wire))
            {
                text.Append(CultureInfo.InvariantCulture, $"{new string(' ', depth * 2)}{Draft.Mark}line {node.Row.Line}: '{node.Row.Wire}' ({node.Row.Korean}) stands twice, or has no name\n");
            }
            else if (isRequest && (node.Children.Count > 0 || node.Row.IsList))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {Draft.Mark}line {node.Row.Line}: '{node.Row.Wire}' ({node.Row.Korean}) is a list of {string.Join(", ", node.Children.Select(child => child.Row.Wire))}: requests of the spec hold single values only\n");
            }
            else if (node.Children.Count > 0 || node.Row.IsList)
            {
                text.Append(WriteList(node, depth, nodes.Count(other => other.Row.IsList || other.Children.Count > 0) == 1, names));
            }
            else
            {
                text.Append(WriteValue(node.Row, depth, isRequest, names));
            }
        }

        return text.ToString();
    }

    private string WriteList(DocumentNode node, int depth, bool isOnly, HashSet<string> names)
    {
        var line = new DraftLine(depth, node.Row.Wire, context.Spell(node.Row.Korean));
        MarkName(line, node.Row);
        var (guess, _) = context.Names.Guess(node.Row.Wire);
        var name = isOnly && depth == 1 ? "Items" : Unique(guess, names);
        names.Add(name);
        var item = isOnly && depth == 1 ? null : UniqueType(typeName + name + "Item");
        line.Mark("name the list, and its rows");
        if (!node.Row.IsList)
        {
            line.Mark($"the document calls it {node.Row.Type}: one object, and no list?");
        }

        if (node.Children.Count == 0)
        {
            line.Mark("the document shows no elements of it");
        }

        return line.ToList(name, item) + Write(node.Children, depth + 2, isRequest: false, [.. MemberNames.OfEveryRecord, item ?? typeName + "Item"]);
    }

    private string WriteValue(DocumentRow row, int depth, bool isRequest, HashSet<string> names)
    {
        var korean = context.Spell(row.Korean);
        var line = new DraftLine(depth, row.Wire, korean);
        if (isRequest && row.Required == "Y")
        {
            line.Add("required: true");
        }

        if (isRequest && row.Length > 0)
        {
            line.Add(string.Create(CultureInfo.InvariantCulture, $"length: {row.Length}"));
        }

        MarkName(line, row);
        if (isOrder && context.FindOfOrders(row.Wire, isRequest, DocumentCodes.Read(row.Description)) is { } known)
        {
            WriteAsInOrders(line, row, known, isRequest, names);
        }
        else
        {
            WriteMeaning(line, row, korean, isRequest, names);
        }

        return line.ToString();
    }

    /// <summary>Orders have the same elements under the same roles; what one of them is to the order is copied, and marked.</summary>
    private void WriteAsInOrders(DraftLine line, DocumentRow row, FieldModel known, bool isRequest, HashSet<string> names)
    {
        var codes = DocumentCodes.Read(row.Description);
        var name = Unique(known.Name, names);
        names.Add(name);
        line.Add($"as: {name}");
        if (known.EnumName is not null)
        {
            var own = context.Tables.Find(known.EnumName);
            var table = codes.Count == 0 || own is null || CodeTables.HasCodes(own, codes) ? own : context.Tables.FindEqual(codes, context.Spell(row.Korean), area).FirstOrDefault(other => other.HasPricing == own.HasPricing);
            line.Add($"enum: {table?.Name ?? known.EnumName}");
            if (table is null)
            {
                line.Mark($"the document has other codes than {known.EnumName}: {row.Description}");
            }
        }
        else
        {
            line.Add($"type: {FieldTypes.ToName(known.Type)}");
        }

        if (known.Role != OrderRole.None)
        {
            line.Add($"role: {Camel(known.Role.ToString())}");
            line.Mark($"the role is that of '{row.Wire}' in other orders");
        }

        if (isRequest && known.AllowsZero)
        {
            line.Add("zero: true");
            line.Mark("0 has a meaning of its own in other orders");
        }
    }

    private void WriteMeaning(DraftLine line, DocumentRow row, string korean, bool isRequest, HashSet<string> names)
    {
        var codes = DocumentCodes.Read(row.Description);
        var word = context.FindWord(row.Wire);
        if (word?.Find(korean) is { } meaning)
        {
            // A word that is text in answers is often a choice in requests, and called otherwise there.
            var coded = isRequest && codes.Count > 0 && meaning.Type is not (FieldType.Enum or FieldType.Flag) ? context.FindCoded(row.Wire, codes, area) : null;
            var wanted = coded?.Name ?? meaning.Name;
            var name = Unique(wanted, names);
            names.Add(name);
            if (name != meaning.Name)
            {
                line.Add($"as: {name}");
                line.Mark(name == wanted ? $"the name is that of '{row.Wire}' in other requests" : $"another element is called {wanted} already");
            }

            new MeaningWriter(context, endpoint, TableName(name), area).Write(line, row, korean, meaning, codes, isRequest);
            return;
        }

        var (guess, unknown) = context.Names.Guess(row.Wire);
        var chosen = Unique(guess, names);
        names.Add(chosen);
        var how = unknown.Count == 0 ? "by its parts" : $"by its parts, but for {string.Join(", ", unknown)}";
        var hint = context.Types.Find(korean) is { } alike ? $"text, or {alike}" : "text";
        if (codes.Count > 0 || word is not null || chosen != guess || _words.ContainsKey(row.Wire))
        {
            line.Add($"as: {chosen}");
            line.Mark($"the name is a guess {how}");
            if (codes.Count > 0)
            {
                new MeaningWriter(context, endpoint, TableName(chosen), area).WriteCodes(line, row, korean, codes, isRequest);
            }
            else
            {
                line.Add("type: text");
                line.Mark(word is null ? hint : $"{hint}; the vocabulary knows '{row.Wire}' as {string.Join(", ", word.Meanings.Select(known => known.Korean))}");
            }

            return;
        }

        _words.Add(row.Wire, $"{Yaml.Text(row.Wire)}: {chosen} text {Draft.Mark}{korean}: the name is a guess {how}; {hint}\n");
    }

    private static void MarkName(DraftLine line, DocumentRow row)
    {
        if (!row.IsProven)
        {
            line.Mark($"no example proves where '{row.Wire}' ends and '{row.Korean}' begins");
        }
        else if (!row.IsInExample)
        {
            line.Mark("no example shows it: verified: false, unless you know it");
        }
    }

    private string TableName(string element) => UniqueType(typeName + element + "Code");

    private string UniqueType(string name)
    {
        var unique = name;
        for (var n = 2; !_types.Add(unique); n++)
        {
            unique = name + n.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }

    private static string Unique(string name, HashSet<string> names)
    {
        var unique = name;
        for (var n = 2; names.Contains(unique); n++)
        {
            unique = name + n.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

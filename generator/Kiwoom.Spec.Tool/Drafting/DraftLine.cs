namespace Kiwoom.Spec.Tool.Drafting;

/// <summary>One line of a draft: a key, its value, and what is uncertain about it.</summary>
internal sealed class DraftLine(int depth, string key, string korean)
{
    private readonly List<string> _parts = [];
    private readonly List<string> _marks = [];

    public void Add(string part) => _parts.Add(part);

    /// <summary>Says what has to be decided, and what is known of it.</summary>
    public void Mark(string reason) => _marks.Add(reason);

    public override string ToString()
    {
        var value = _parts.Count == 0 ? Yaml.Text(korean) : $"{{ ko: {Yaml.Text(korean)}, {string.Join(", ", _parts)} }}";
        return $"{new string(' ', depth * 2)}{Yaml.Text(key)}: {value}{MarkText()}\n";
    }

    /// <summary>The line of a list, below which its rows stand.</summary>
    public string ToList(string name, string? item)
    {
        var indent = new string(' ', depth * 2);
        return $"{indent}{Yaml.Text(key)}:{MarkText()}\n{indent}  ko: {Yaml.Text(korean)}\n{indent}  as: {name}\n{(item is null ? "" : $"{indent}  item: {item}\n")}{indent}  rows:\n";
    }

    private string MarkText() => _marks.Count == 0 ? "" : " " + Draft.Mark + string.Join("; ", _marks);
}

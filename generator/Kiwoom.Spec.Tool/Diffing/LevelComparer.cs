using Kiwoom.Spec.Document;

namespace Kiwoom.Spec.Tool.Diffing;

/// <summary>Compares one table of an endpoint, level by level. What left one level and came to another has moved.</summary>
internal sealed class LevelComparer(string apiId, List<SpecChange> changes)
{
    private readonly List<(string Where, SpecNode Node)> _gone = [];
    private readonly List<(string Where, DocumentNode Node)> _new = [];

    /// <param name="where">The table, with the lists on the way.</param>
    /// <param name="document">The document's elements.</param>
    /// <param name="spec">The spec's.</param>
    public void Compare(string where, IReadOnlyList<DocumentNode> document, IReadOnlyList<SpecNode> spec)
    {
        // One wire name may stand twice in a level, with two Korean names.
        var left = spec.ToList();
        var unmatched = new List<DocumentNode>();
        foreach (var node in document)
        {
            var match = left.Find(item => item.Wire + RowName.WithoutSpace(item.Korean) == node.Row.NameAndKorean) ??
                left.Find(item => item.Wire == node.Row.Wire && !document.Any(other => other != node && other.Row.NameAndKorean == item.Wire + RowName.WithoutSpace(item.Korean)));
            if (match is null)
            {
                unmatched.Add(node);
                continue;
            }

            left.Remove(match);
            CompareNodes(where, node, match);
        }

        foreach (var node in unmatched)
        {
            // The same Korean name in the same level, under another name on the wire.
            if (left.FindAll(item => RowName.WithoutSpace(item.Korean) == RowName.WithoutSpace(node.Row.Korean)) is [var renamed] &&
                unmatched.Count(other => RowName.WithoutSpace(other.Row.Korean) == RowName.WithoutSpace(node.Row.Korean)) == 1)
            {
                left.Remove(renamed);
                Add(ChangeKind.RenamedElement, Breaks(where), where, node.Row.Wire, $"'{renamed.Wire}' ({renamed.Korean}) is now called '{node.Row.Wire}'", node.Row.Line);
                CompareNodes(where, node, renamed);
            }
            else
            {
                _new.Add((where, node));
            }
        }

        _gone.AddRange(left.Select(item => (where, item)));
    }

    /// <summary>Tells what is new, gone and moved, once all levels have been seen.</summary>
    public void Finish()
    {
        foreach (var (where, node) in _new)
        {
            var table = where.Split('.')[0];
            var old = _gone.FindIndex(item => item.Where.Split('.')[0] == table && item.Node.Wire == node.Row.Wire && item.Node.IsList == node.Row.IsList);
            if (old >= 0)
            {
                Add(ChangeKind.Moved, Breaks(where), where, node.Row.Wire, $"'{node.Row.Wire}' stands in {where}, no longer in {_gone[old].Where}", node.Row.Line);
                _gone.RemoveAt(old);
                continue;
            }

            var isRequired = where.StartsWith("request", StringComparison.Ordinal) && node.Row.Required == "Y";
            Add(
                ChangeKind.NewElement,
                isRequired ? ChangeEffect.BreaksCalls : ChangeEffect.Adds,
                where,
                node.Row.Wire,
                $"'{node.Row.Wire}' ({node.Row.Korean}) is new{(isRequired ? ", and required" : "")}{(node.Row.IsProven ? "" : "; where its name ends is not proven by an example")}",
                node.Row.Line);
        }

        foreach (var (where, node) in _gone)
        {
            Add(ChangeKind.GoneElement, Breaks(where), where, node.Wire, $"'{node.Wire}' ({node.Korean}) is not in the document any more", 0);
        }
    }

    private void CompareNodes(string where, DocumentNode document, SpecNode spec)
    {
        var row = document.Row;
        if (RowName.WithoutSpace(row.Korean) != RowName.WithoutSpace(spec.Korean))
        {
            Add(ChangeKind.NewKoreanName, ChangeEffect.Wording, where, row.Wire, $"'{row.Wire}' is called '{row.Korean}', no longer '{spec.Korean}'", row.Line);
        }

        if (row.IsList != spec.IsList)
        {
            Add(ChangeKind.NewType, Breaks(where), where, row.Wire, $"'{row.Wire}' is {(row.IsList ? "a list, no longer a single value" : "a single value, no longer a list")}", row.Line);
        }

        if (where.StartsWith("request", StringComparison.Ordinal) && spec.Field is { } field)
        {
            CompareRequest(where, row, field);
        }

        if (!row.IsList && spec.Codes.Count > 0)
        {
            CompareCodes(where, row, spec);
        }

        Compare($"{where}.{row.Wire}", document.Children, spec.Children);
    }

    private void CompareRequest(string where, DocumentRow row, Kiwoom.Generator.Model.FieldModel field)
    {
        var isRequired = row.Required == "Y";
        if (isRequired != field.Required)
        {
            Add(
                ChangeKind.NewRequired,
                isRequired ? ChangeEffect.BreaksCalls : ChangeEffect.Adds,
                where,
                row.Wire,
                $"'{row.Wire}' is {(isRequired ? "required now" : "no longer required")}",
                row.Line);
        }

        if (row.Length != field.Length)
        {
            Add(
                ChangeKind.NewLength,
                row.Length != 0 && (field.Length == 0 || row.Length < field.Length) ? ChangeEffect.BreaksCalls : ChangeEffect.Adds,
                where,
                row.Wire,
                $"'{row.Wire}' has the length {LengthOf(row.Length)}, no longer {LengthOf(field.Length)}",
                row.Line);
        }
    }

    /// <summary>Codes are compared where the document gives any: it leaves out many tables, or tells of them elsewhere.</summary>
    private void CompareCodes(string where, DocumentRow row, SpecNode spec)
    {
        var codes = DocumentCodes.Read(row.Description);
        if (codes.Count == 0)
        {
            return;
        }

        foreach (var code in codes.Where(code => spec.Codes.All(known => known.Wire != code.Wire)))
        {
            Add(ChangeKind.NewCode, where == "request" ? ChangeEffect.Adds : ChangeEffect.BreaksAnswers, where, row.Wire, $"'{row.Wire}' has the new code '{code.Wire}' ({code.Label})", row.Line);
        }

        foreach (var known in spec.Codes.Where(known => known is { IsAlias: false, Origin: null } && codes.All(code => code.Wire != known.Wire)))
        {
            Add(ChangeKind.GoneCode, where == "request" ? ChangeEffect.BreaksCalls : ChangeEffect.Wording, where, row.Wire, $"'{row.Wire}' has no longer the code '{known.Wire}' ({known.Label})", row.Line);
        }
    }

    private static ChangeEffect Breaks(string where) => where.StartsWith("request", StringComparison.Ordinal) ? ChangeEffect.BreaksCalls : ChangeEffect.BreaksAnswers;

    private static string LengthOf(int length) => length == 0 ? "none" : length.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private void Add(ChangeKind kind, ChangeEffect effect, string where, string element, string text, int line) =>
        changes.Add(new SpecChange(apiId, kind, effect, where, element, text, line));
}

using Kiwoom.Spec.Document;
using Kiwoom.Spec.Tool.Checking;

namespace Kiwoom.Spec.Tool.Diffing;

/// <summary>Compares a document with the spec, id by id.</summary>
internal sealed class DocumentComparer
{
    private readonly BoundSpec _spec;
    private readonly List<SpecChange> _changes = [];

    private DocumentComparer(BoundSpec spec) => _spec = spec;

    public static IReadOnlyList<SpecChange> Compare(BoundSpec spec, DocumentText document)
    {
        var comparer = new DocumentComparer(spec);
        if (!document.IsPart)
        {
            comparer.CompareIds(document);
        }

        comparer.FindRepeatedIds(document);
        foreach (var endpoint in document.Endpoints)
        {
            comparer.CompareEndpoint(endpoint);
        }

        if (document.Errors.Count > 0)
        {
            comparer.CompareErrors(document.Errors);
        }

        // What two places say alike is one change.
        return [.. comparer._changes.DistinctBy(change => change.Key, StringComparer.Ordinal)];
    }

    private void CompareIds(DocumentText document)
    {
        var ids = document.Endpoints.Select(endpoint => endpoint.ApiId).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in _spec.Endpoints.Where(endpoint => endpoint.Origin is null && !ids.Contains(endpoint.ApiId)))
        {
            Add(gone.ApiId, ChangeKind.GoneId, ChangeEffect.BreaksCalls, "", gone.ApiId, $"'{gone.Korean}' is not in the document any more", 0);
        }
    }

    // Whole parts of a document that stand in it twice show no difference otherwise, and of two that differ nobody says which one holds.
    private void FindRepeatedIds(DocumentText document)
    {
        foreach (var (id, lines) in document.RepeatedIds)
        {
            Add(id, ChangeKind.RepeatedId, ChangeEffect.InDoubt, "", id, $"stands {lines.Count} times in the document (lines {string.Join(", ", lines)})", lines[0]);
        }
    }

    private void CompareEndpoint(DocumentEndpoint document)
    {
        var id = document.ApiId;
        if (_spec.Find(id) is not { } endpoint)
        {
            Add(id, ChangeKind.NewId, ChangeEffect.Adds, "", id, $"'{document.Name}' ({document.Menu}) is new", document.Line);
            return;
        }

        if (RowName.WithoutSpace(document.Name) != RowName.WithoutSpace(endpoint.Korean))
        {
            Add(id, ChangeKind.NewName, ChangeEffect.Wording, "", document.Name, $"'{endpoint.Korean}' is now called '{document.Name}'", document.Line);
        }

        if (document.Path != endpoint.Path)
        {
            Add(id, ChangeKind.NewAddress, ChangeEffect.BreaksCalls, "", document.Path, $"the address is '{document.Path}', no longer '{endpoint.Path}'", document.Line);
        }

        var tables = DocumentTables.Of(document);
        var levels = new LevelComparer(id, _changes);
        levels.Compare("request", tables.Request, SpecNode.OfRequest(endpoint, _spec));
        levels.Compare("response", tables.Response, SpecNode.OfMembers(endpoint.Response?.Members ?? [], endpoint, _spec));
        levels.Compare("values", tables.Values, SpecNode.OfMembers(endpoint.Message?.Record.Members ?? [], endpoint, _spec));
        levels.Finish();
        foreach (var row in tables.Unusual)
        {
            Add(id, ChangeKind.NewElement, ChangeEffect.Adds, "frame", row.Wire, $"'{row.Wire}' ({row.Korean}) is new in the frame around all messages", row.Line);
        }
    }

    private void CompareErrors(IReadOnlyDictionary<int, string> errors)
    {
        var known = _spec.Errors.Items.Where(error => error.Origin == "Document").ToDictionary(error => error.Code, StringComparer.Ordinal);
        foreach (var (code, message) in errors)
        {
            var text = code.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var error = _spec.Errors.Items.FirstOrDefault(other => other.Code == text);
            if (error is null)
            {
                Add("errors", ChangeKind.NewErrorCode, ChangeEffect.Adds, "", text, $"'{message}' is new", 0);
            }
            else if (RowName.WithoutSpace(error.Message) != RowName.WithoutSpace(message))
            {
                Add("errors", ChangeKind.NewErrorMessage, ChangeEffect.Wording, "", text, $"the message is '{message}', no longer '{error.Message}'", 0);
            }

            known.Remove(text);
        }

        foreach (var gone in known.Values)
        {
            Add("errors", ChangeKind.GoneErrorCode, ChangeEffect.Wording, "", gone.Code, $"'{gone.Message}' is not in the document any more", 0);
        }
    }

    private void Add(string id, ChangeKind kind, ChangeEffect effect, string where, string element, string text, int line) =>
        _changes.Add(new SpecChange(id, kind, effect, where, element, text, line));
}

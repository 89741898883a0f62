namespace Kiwoom.Catalog;

/// <summary>Collects how an answer differs: once each, with a count.</summary>
internal sealed class FindingLog
{
    private readonly Dictionary<(AnswerFindingKind Kind, string Path, string Code), AnswerFinding> _findings = [];

    public IReadOnlyList<AnswerFinding> All => [.. _findings.Values];

    public void Add(AnswerFindingKind kind, string path, string text)
    {
        // Each unknown code is news; of everything else the first one is enough.
        var key = (kind, path, kind == AnswerFindingKind.UnknownCode ? text : "");
        _findings[key] = _findings.TryGetValue(key, out var known) ? known with { Count = known.Count + 1 } : new AnswerFinding(kind, path, text, 1);
    }
}

namespace Kiwoom.Catalog;

/// <summary>One way in which an answer differs from its description, however many rows show it.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Path">The element by wire names, without the number of its row: <c>stk_dt_pole_chart_qry[].cur_prc</c>.</param>
/// <param name="Text">What stands there the first time; empty where nothing does.</param>
/// <param name="Count">How often.</param>
public sealed record AnswerFinding(AnswerFindingKind Kind, string Path, string Text, int Count);

namespace Kiwoom.DocumentCheck;

/// <summary>What the comparison found.</summary>
/// <param name="Unexplained">Differences that no descriptor gives a reason for.</param>
/// <param name="Explained">Differences that a descriptor's <c>reason</c> explains: the errata.</param>
/// <param name="Summary">The counts, in one line.</param>
internal sealed record ComparisonReport(IReadOnlyList<string> Unexplained, IReadOnlyList<string> Explained, string Summary);

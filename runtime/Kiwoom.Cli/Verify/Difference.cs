namespace Kiwoom.Cli.Verify;

/// <summary>One way in which a server differs from the spec.</summary>
/// <param name="ApiId">The endpoint or realtime type.</param>
/// <param name="Kind">What differs.</param>
/// <param name="Path">Where.</param>
/// <param name="Shape">What stands there, with every digit, letter and syllable replaced: a report is fit to be shown.</param>
/// <param name="Count">How often.</param>
internal sealed record Difference(string ApiId, string Kind, string Path, string Shape, int Count);

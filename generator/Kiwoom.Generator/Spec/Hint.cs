using Kiwoom.Generator.Common;

namespace Kiwoom.Generator.Spec;

/// <summary>The end of a message that helps to mend the mistake.</summary>
internal static class Hint
{
    public static string DidYouMean(string word, IEnumerable<string> candidates) =>
        Names.Closest(word, candidates) is { } closest ? $"; did you mean '{closest}'?" : "";
}

namespace Kiwoom.Cli.Application;

/// <summary>What a misspelt word was meant to be.</summary>
internal static class Nearest
{
    // More changes make another word of a short one.
    private const int MostChanges = 2;

    /// <summary>The nearest known word; null where none is near.</summary>
    public static string? Find(string word, IEnumerable<string> known) => known
        .Select(other => (Word: other, Changes: IsBeginning(word, other) ? 0 : Changes(word, other)))
        .Where(near => near.Changes <= Math.Min(MostChanges, word.TrimStart('-').Length / 2))
        .OrderBy(near => near.Changes)
        .ThenBy(near => near.Word.Length)
        .Select(near => near.Word)
        .FirstOrDefault();

    /// <summary>What is said of it behind what is wrong.</summary>
    public static string Words(string word, IEnumerable<string> known, CliContext context) =>
        Find(word, known) is { } near ? context.Say($": did you mean {near}?", $": {near} 을(를) 뜻하셨나요?") : "";

    private static bool IsBeginning(string word, string other) => word.TrimStart('-').Length > 1 && other.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>How many letters have to be put in, taken out, replaced, or exchanged with their neighbour.</summary>
    internal static int Changes(string left, string right)
    {
        var distances = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                distances[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(
                    Math.Min(distances[i - 1, j], distances[i, j - 1]) + 1,
                    distances[i - 1, j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1));
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    distances[i, j] = Math.Min(distances[i, j], distances[i - 2, j - 2] + 1);
                }
            }
        }

        return distances[left.Length, right.Length];
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}

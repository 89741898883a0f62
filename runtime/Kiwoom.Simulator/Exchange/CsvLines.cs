using System.Globalization;

namespace Kiwoom.Simulator.Exchange;

/// <summary>The lines of the exchange's files: a head, then values with commas between them; remarks begin with <c>#</c>.</summary>
internal static class CsvLines
{
    /// <summary>The lines below the head with their numbers, which count from 1.</summary>
    /// <exception cref="FormatException">The head is another one.</exception>
    public static IEnumerable<(int Number, string Line)> Read(string text, string head)
    {
        var isBelowHead = false;
        var number = 0;
        foreach (var part in text.Split('\n'))
        {
            number++;
            var line = part.Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (isBelowHead)
            {
                yield return (number, line);
            }
            else if (line != head)
            {
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {number} should be the head '{head}'."));
            }

            isBelowHead = true;
        }
    }
}

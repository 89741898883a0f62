using System.Text;
using Spectre.Console.Rendering;

namespace Kiwoom.Quickstart.Screens;

/// <summary>
/// Writes what was laid out as text alone. Spectre's own output without ANSI would still reset the colours of a terminal, and
/// fill lines with blanks up to the edge.
/// </summary>
internal sealed class PlainWriter(TextWriter writer)
{
    public void Write(IEnumerable<Segment> segments)
    {
        var text = new StringBuilder();
        foreach (var segment in segments)
        {
            if (!segment.IsControlCode)
            {
                text.Append(segment.IsLineBreak ? "\n" : segment.Text);
            }
        }

        var lines = text.ToString().Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            // The last line is what follows the last break: nothing, as a rule.
            writer.Write(lines[i].TrimEnd());
            if (i < lines.Length - 1)
            {
                writer.WriteLine();
            }
        }
    }
}

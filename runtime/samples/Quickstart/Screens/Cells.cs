using Spectre.Console.Rendering;

namespace Kiwoom.Quickstart.Screens;

/// <summary>Pads text by the room it takes in a terminal: a Korean character takes two cells.</summary>
internal static class Cells
{
    public static int Width(string text) => new Segment(text).CellCount();

    public static string PadLeft(string text, int width) => Blanks(text, width) + text;

    public static string PadRight(string text, int width) => text + Blanks(text, width);

    public static string Center(string text, int width, char filler = ' ')
    {
        var left = Math.Max(0, width - Width(text)) / 2;
        var right = Math.Max(0, width - Width(text) - left);
        return new string(filler, left) + text + new string(filler, right);
    }

    private static string Blanks(string text, int width) => new(' ', Math.Max(0, width - Width(text)));
}

using Spectre.Console;

namespace CandleCharts;

/// <summary>The colours, chosen to be readable on dark and on light ground. As everywhere in Korea, red rises and blue falls.</summary>
internal static class Palette
{
    public static readonly Style Rise = new(new Color(240, 68, 82));
    public static readonly Style Fall = new(new Color(49, 130, 246));
    public static readonly Style Flat = Style.Plain;
    public static readonly Style Quiet = new(new Color(138, 138, 138));
    public static readonly Style Faint = new(new Color(96, 96, 96));
    public static readonly Style RiseVolume = new(new Color(158, 66, 78));
    public static readonly Style FallVolume = new(new Color(56, 98, 164));
    public static readonly Style Accent = new(new Color(0, 168, 150));
    public static readonly Style Title = Bold(Accent);
    public static readonly Style Strong = new(decoration: Decoration.Bold);
    public static readonly Style Alarm = new(new Color(240, 68, 82), decoration: Decoration.Bold);

    /// <summary>The colour of a value that goes up and down around zero.</summary>
    public static Style OfChange(decimal? change) => change switch
    {
        > 0 => Rise,
        < 0 => Fall,
        _ => Flat,
    };

    public static Style Bold(Style style) => style.Decoration(Decoration.Bold);
}

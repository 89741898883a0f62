namespace CandleCharts;

/// <summary>The character for one cell of a candle, from what its two halves show.</summary>
internal static class CandleGlyphs
{
    public const char Nothing = ' ';

    private const char FallingBodyWithoutColor = '░';

    /// <param name="bar">The candle.</param>
    /// <param name="row">The row of the cell.</param>
    /// <param name="scale">Where prices lie.</param>
    /// <param name="hasColor">Without colours a falling candle needs another body.</param>
    public static char At(in Bar bar, int row, PriceScale scale, bool hasColor)
    {
        var upper = PartAt(bar, row * 2, scale);
        var lower = PartAt(bar, (row * 2) + 1, scale);
        if (!hasColor && !bar.Rises && (upper == Part.Body || lower == Part.Body))
        {
            return FallingBodyWithoutColor;
        }

        return (upper, lower) switch
        {
            (Part.Body, Part.Body) => '┃',
            (Part.Body, Part.Wick) => '╿',
            (Part.Body, Part.None) => '╹',
            (Part.Wick, Part.Body) => '╽',
            (Part.Wick, Part.Wick) => '│',
            (Part.Wick, Part.None) => '╵',
            (Part.None, Part.Body) => '╻',
            (Part.None, Part.Wick) => '╷',
            _ => Nothing,
        };
    }

    private static Part PartAt(in Bar bar, int half, PriceScale scale)
    {
        if (half >= scale.HalfOf(bar.Top) && half <= scale.HalfOf(bar.Bottom))
        {
            return Part.Body;
        }

        return half >= scale.HalfOf(bar.High) && half <= scale.HalfOf(bar.Low) ? Part.Wick : Part.None;
    }

    private enum Part
    {
        None,
        Wick,
        Body,
    }
}

using SkiaSharp;

namespace CandlePlot;

/// <summary>A font of this machine that has Hangul, as a file that a plot can load.</summary>
internal static class HangulFont
{
    public const string Name = "Hangul";

    /// <summary>Writes the first such font into a file; null where there is none.</summary>
    public static string? Find()
    {
        foreach (var family in SKFontManager.Default.FontFamilies)
        {
            using var typeface = SKFontManager.Default.MatchFamily(family);
            if (typeface is null || !typeface.ContainsGlyph('가') || !typeface.ContainsGlyph('0'))
            {
                continue;
            }

            using var stream = typeface.OpenStream(out _);
            using var data = SKData.Create(stream);
            var file = Path.Combine(Path.GetTempPath(), $"hangul-{Guid.NewGuid():N}.ttf");
            File.WriteAllBytes(file, data.ToArray());
            return file;
        }

        return null;
    }
}

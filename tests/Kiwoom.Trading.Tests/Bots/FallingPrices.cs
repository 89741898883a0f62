using System.Globalization;
using System.Text;

namespace Kiwoom.Trading.Tests.Bots;

/// <summary>A file of prices: one that stands for an hour from ten, falls a step at a time from noon, and is far above that from two on.</summary>
internal static class FallingPrices
{
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(2);

    private const int Lines = 1_500;
    private const int Falls = 60;

    public static string Text { get; } = Make();

    private static string Make()
    {
        var text = new StringBuilder("time,code,price,quantity\n");
        var day = new DateTime(2026, 9, 14);
        for (var i = 0; i < Lines; i++)
        {
            Add(text, day.AddHours(10) + (Step * i), 70_000, i);
        }

        for (var i = 0; i < Lines; i++)
        {
            Add(text, day.AddHours(12) + (Step * (i + 1)), 70_000 - (Math.Min(i, Falls) * 100), i);
        }

        for (var i = 0; i < Lines; i++)
        {
            Add(text, day.AddHours(14) + (Step * (i + 1)), 71_000, i);
        }

        return text.ToString();
    }

    // The quantity changes from line to line, so that the book does.
    private static void Add(StringBuilder text, DateTime time, int price, int line) =>
        text.Append(CultureInfo.InvariantCulture, $"{time:yyyy-MM-dd HH:mm:ss},005930,{price},{100 + (line % 2)}\n");
}

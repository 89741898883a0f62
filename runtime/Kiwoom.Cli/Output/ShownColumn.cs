using Kiwoom.Catalog;

namespace Kiwoom.Cli.Output;

/// <summary>A column that is chosen for people: short words, and what of a row stands in it.</summary>
/// <param name="English">Its title.</param>
/// <param name="Korean">Its title in Korean.</param>
/// <param name="Text">What it shows of a row; the second argument is whether words are Korean.</param>
/// <param name="IsNumber">Whether it is flush right.</param>
/// <param name="Least">The cells to which it may be cut so that others have room; 0 for a column that is never cut for that.</param>
internal sealed record ShownColumn(string English, string Korean, Func<CatalogRow, bool, string> Text, bool IsNumber = false, int Least = 0)
{
    /// <summary>A column of an element, by its C# name.</summary>
    public static ShownColumn Of(string name, string english, string korean, int least = 0, bool isNumber = false) =>
        new(english, korean, (row, isKorean) => row.Find(name) is { } value ? Shown.ForPeople(value, isKorean) : "", isNumber, least);

    /// <summary>A column of a number.</summary>
    public static ShownColumn Number(string name, string english, string korean) => Of(name, english, korean, isNumber: true);
}

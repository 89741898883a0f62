using System.Globalization;
using System.Text.RegularExpressions;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Output;

/// <summary>The levels of an array that an answer has as single values, <c>Asks[0].Price</c>: a row each, the best first.</summary>
internal static partial class LevelTable
{
    public static bool Has(FieldInfo field) => LevelName().IsMatch(field.Name);

    public static void Write(IEnumerable<CatalogValue> values, CliContext context)
    {
        foreach (var array in values.Select(value => (Value: value, Name: LevelName().Match(value.Field.Name))).GroupBy(level => level.Name.Groups["array"].Value, StringComparer.Ordinal))
        {
            var columns = array.DistinctBy(level => level.Name.Groups["column"].Value).ToList();
            var grid = new Grid();
            grid.AddColumn(array.Key, isNumber: true);
            foreach (var (value, name) in columns)
            {
                grid.AddColumn(Heading(value.Field, name.Groups["column"].Value, array.Select(level => level.Value.Field), context), Shown.IsNumber(value.Field));
            }

            foreach (var level in array.GroupBy(level => int.Parse(level.Name.Groups["level"].Value, CultureInfo.InvariantCulture)).OrderBy(level => level.Key))
            {
                var cells = columns.Select(column => level.FirstOrDefault(other => other.Name.Groups["column"].Value == column.Name.Groups["column"].Value).Value is { } value ? Shown.ForPeople(value, context.IsKorean) : "");
                grid.AddRow(cells.Prepend((level.Key + 1).ToString(CultureInfo.InvariantCulture)));
            }

            grid.Write(context, hasJson: true);
        }
    }

    /// <summary>A column's own name: in Korean what the levels' names have in common, 매도2차선호가 and 매도3차선호가 a 매도호가.</summary>
    private static string Heading(FieldInfo field, string column, IEnumerable<FieldInfo> all, CliContext context)
    {
        var korean = all.Where(other => LevelName().Match(other.Name).Groups["column"].Value == column).Select(other => NumberOfLevel().Replace(other.KoreanName, "")).GroupBy(name => name, StringComparer.Ordinal)
            .MaxBy(names => names.Count())!.Key;
        return Shown.Heading(field with { Name = column, KoreanName = korean }, context.IsKorean);
    }

    [GeneratedRegex(@"^(?<array>\w+)\[(?<level>\d+)\]\.(?<column>\w+)$", RegexOptions.CultureInvariant)]
    private static partial Regex LevelName();

    [GeneratedRegex(@"\d+(차선|차|우선)?", RegexOptions.CultureInvariant)]
    private static partial Regex NumberOfLevel();
}

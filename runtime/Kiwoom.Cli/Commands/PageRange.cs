using Kiwoom.Catalog;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Commands;

/// <summary>How far a walk over pages goes.</summary>
/// <param name="All">To the end.</param>
/// <param name="MaxPages">At most so many.</param>
/// <param name="Since">Until rows are older than this day; lists begin with the newest.</param>
internal sealed record PageRange(bool All, int? MaxPages, DateOnly? Since)
{
    public static readonly PageRange OnePage = new(false, 1, null);

    public void Check(EndpointInfo endpoint, CliContext context)
    {
        if (Since is not null && DayOf(endpoint.Response.FirstOrDefault(field => field.WireName == endpoint.PagedList) ?? endpoint.Response.FirstOrDefault(field => field.Type == FieldType.Rows)) is null)
        {
            throw new CliException(context.Say($"--since: the rows of {endpoint.ApiId} have no day", $"--since: {endpoint.ApiId} 의 행에는 날짜가 없습니다"));
        }
    }

    public bool GoesOn(int pages) => pages < (MaxPages ?? (All || Since is not null ? int.MaxValue : 1));

    /// <summary>Whether what follows is older than what is wanted.</summary>
    public bool IsDone(CatalogAnswer page) => Since is { } since && page.MainList is { } list && list.Rows.Count > 0 && DayOf(list.Rows[^1], list.Field) is { } last && last < since;

    public IReadOnlyList<CatalogRow> RowsOf(CatalogAnswer page) => page.MainList switch
    {
        null => [],
        { } list when Since is { } since => [.. list.Rows.Where(row => DayOf(row, list.Field) is not { } day || day >= since)],
        { } list => list.Rows,
    };

    private static FieldInfo? DayOf(FieldInfo? list) => list?.Rows.FirstOrDefault(field => field.Type is FieldType.Date or FieldType.DateTime);

    internal static DateOnly? DayOf(CatalogRow row, FieldInfo list) => DayOf(list) is { } field
        ? row[field.WireName] switch { DateOnly day => day, DateTimeOffset moment => DateOnly.FromDateTime(moment.DateTime), _ => null }
        : null;
}

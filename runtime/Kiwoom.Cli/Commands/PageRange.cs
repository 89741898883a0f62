using Kiwoom.Catalog;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Commands;

/// <summary>How far a walk over pages goes.</summary>
/// <param name="All">To the end.</param>
/// <param name="MaxPages">At most so many.</param>
/// <param name="Since">Until rows are older than this day; lists begin with the newest.</param>
/// <param name="Last">Until there are so many rows.</param>
internal sealed record PageRange(bool All, int? MaxPages, DateOnly? Since, int? Last = null)
{
    public void Check(EndpointInfo endpoint, CliContext context)
    {
        if (Since is not null && DayOf(endpoint.Response.FirstOrDefault(field => field.WireName == endpoint.PagedList) ?? endpoint.Response.FirstOrDefault(field => field.Type == FieldType.Rows)) is null)
        {
            throw new CliException(context.Say($"--since: the rows of {endpoint.ApiId} have no day", $"--since: {endpoint.ApiId} 의 행에는 날짜가 없습니다"));
        }
    }

    /// <summary>Whether another page is wanted after so many pages and rows.</summary>
    public bool GoesOn(int pages, int rows) => pages < (MaxPages ?? (All || Since is not null || Last is not null ? int.MaxValue : 1)) && rows < (Last ?? int.MaxValue);

    /// <summary>Whether what follows is older than what is wanted.</summary>
    public bool IsDone(CatalogAnswer page) => Since is { } since && page.MainList is { } list && list.Rows.Count > 0 && DayOf(list.Rows[^1], list.Field) is { } last && last < since;

    /// <summary>The rows of a page that are wanted.</summary>
    /// <param name="page">The page.</param>
    /// <param name="before">How many were wanted of the pages before it.</param>
    public IReadOnlyList<CatalogRow> RowsOf(CatalogAnswer page, int before)
    {
        IReadOnlyList<CatalogRow> rows = page.MainList switch
        {
            null => [],
            { } list when Since is { } since => [.. list.Rows.Where(row => DayOf(row, list.Field) is not { } day || day >= since)],
            { } list => list.Rows,
        };
        return Last is { } last && rows.Count > last - before ? [.. rows.Take(last - before)] : rows;
    }

    private static FieldInfo? DayOf(FieldInfo? list) => list?.Rows.FirstOrDefault(field => field.Type is FieldType.Date or FieldType.DateTime);

    internal static DateOnly? DayOf(CatalogRow row, FieldInfo list) => DayOf(list) is { } field
        ? row[field.WireName] switch { DateOnly day => day, DateTimeOffset moment => DateOnly.FromDateTime(moment.DateTime), _ => null }
        : null;
}

using Kiwoom.Catalog;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Commands;

/// <summary>What stocks cost now, for the terminal and for agents; and which stocks are none.</summary>
internal static class StockQuotes
{
    public const int Most = 20;

    /// <summary>The elements of a quote that people ask for.</summary>
    public static readonly string[] Names = ["StockCode", "StockName", "CurrentPrice", "Change", "ChangeRate", "Volume", "OpenPrice", "HighPrice", "LowPrice"];

    public static EndpointInfo Endpoint => KiwoomCatalog.FindByName("GetWatchlistQuotes")!;

    private static EndpointInfo Profile => KiwoomCatalog.FindByName("GetStockProfile")!;

    public static Task<CatalogAnswer> AskAsync(Session session, IReadOnlyCollection<string> codes, CancellationToken cancellationToken) =>
        session.Caller.CallAsync(Endpoint, new Dictionary<string, string> { ["StockCodes"] = string.Join(',', codes) }, null, cancellationToken);

    /// <summary>The rows of stocks before a stream of them begins; empty where they cannot be read.</summary>
    /// <exception cref="CliException">One of the codes is none.</exception>
    public static async Task<IReadOnlyList<CatalogRow>> StartAsync(Session session, IEnumerable<StockCode> stocks, CliContext context, CancellationToken cancellationToken)
    {
        // A code of another exchange is of the same stock.
        var codes = stocks.Select(stock => Plain(stock.ToString())).Distinct(StringComparer.Ordinal).ToList();
        var rows = new List<CatalogRow>();
        session.Sources?.Hush(Endpoint.ApiId);
        try
        {
            foreach (var some in codes.Chunk(Most))
            {
                var page = await AskAsync(session, some, cancellationToken);
                rows.AddRange((page.MainList?.Rows ?? []).Where(row => row["CurrentPrice"] is not null));
            }

            await RequireKnownAsync(session, codes.Except(rows.Select(CodeOf), StringComparer.Ordinal), context, cancellationToken);
        }
        catch (KiwoomException)
        {
            // The stream says what is wrong, where it is more than this one answer.
        }

        return rows;
    }

    public static string CodeOf(CatalogRow row) => Plain(row["StockCode"]?.ToString() ?? "");

    /// <summary>Refuses codes of which the server has no name: it answers blanks for them, and streams nothing.</summary>
    /// <exception cref="CliException">One is none.</exception>
    public static async Task RequireKnownAsync(Session session, IEnumerable<string> codes, CliContext context, CancellationToken cancellationToken)
    {
        session.Sources?.Hush(Profile.ApiId);
        foreach (var code in codes)
        {
            var profile = await session.Caller.CallAsync(Profile, new Dictionary<string, string> { ["StockCode"] = Plain(code) }, null, cancellationToken);
            if (profile.Content["StockName"] is null or "")
            {
                throw new CliException(context.Say($"no stock {code} is known there: its answer is blank", $"{code} 은(는) 없는 종목입니다: 응답이 비어 있습니다"), ExitCodes.Refused);
            }
        }
    }

    /// <summary>Refuses a stock that is none, where an answer that is about it is blank in all that it says.</summary>
    public static async Task RequireKnownAsync(Session session, CatalogAnswer answer, IReadOnlyDictionary<string, string> arguments, CliContext context, CancellationToken cancellationToken)
    {
        // An account that has nothing of a stock answers so too, and so does a list that is just empty.
        var singles = answer.Content.Values.Where(value => value.Field.Type != FieldType.Rows).ToList();
        if (answer.Endpoint.Area == "Account" || answer.ReturnCode != 0 || singles.Count == 0 || !IsBlank(answer.Content))
        {
            return;
        }

        var asked = answer.Endpoint.Request.Where(field => field.Type == FieldType.StockCode && field.Separator is null && field.MaxValues <= 1)
            .SelectMany(field => new[] { field.WireName, field.Name, field.KoreanName }).ToHashSet(StringComparer.Ordinal);
        await RequireKnownAsync(session, arguments.Where(pair => asked.Contains(pair.Key) && StockCode.FromString(pair.Value).IsWellFormed).Select(pair => pair.Value), context, cancellationToken);
    }

    private static bool IsBlank(CatalogRow row) => row.Values.All(value => value.Field.Type == FieldType.Rows ? value.Rows.All(IsBlank) : value.Text.Trim().Length == 0);

    private static string Plain(string code) => code.Split('_')[0];
}

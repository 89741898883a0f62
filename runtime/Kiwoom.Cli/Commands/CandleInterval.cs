using System.Globalization;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Commands;

/// <summary>What one candle stands for, and the chart of the catalogue that has it.</summary>
/// <param name="Name">As users write it: <c>5m</c>.</param>
/// <param name="Method">The chart's method.</param>
/// <param name="Scope">The code of its interval; null where it has one alone.</param>
internal sealed record CandleInterval(string Name, string Method, string? Scope)
{
    public static readonly IReadOnlyList<CandleInterval> All =
    [
        .. Of("t", "GetTickCandles"),
        .. Of("m", "GetMinuteCandles"),
        new("1d", "GetDailyCandles", null),
        new("1w", "GetWeeklyCandles", null),
        new("1mo", "GetMonthlyCandles", null),
        new("1y", "GetYearlyCandles", null),
    ];

    public EndpointInfo Endpoint => KiwoomCatalog.FindByName(Method)!;

    public static CandleInterval Read(string? text, CliContext context)
    {
        var name = text ?? "1d";
        return All.FirstOrDefault(interval => string.Equals(interval.Name, name, StringComparison.OrdinalIgnoreCase)) ?? throw new CliException(context.Say(
            $"--interval '{name}': choose one of {string.Join(", ", All.Select(interval => interval.Name))}",
            $"--interval '{name}': {string.Join(", ", All.Select(interval => interval.Name))} 중에서 고르세요"));
    }

    /// <summary>The intervals that a chart's own table has.</summary>
    private static IEnumerable<CandleInterval> Of(string unit, string method) =>
        KiwoomCatalog.FindByName(method)!.Request.First(field => field.Codes is not null && field.Type == FieldType.Enum).Codes!.Entries
            .Select(entry => new CandleInterval(entry.Code.ToString(CultureInfo.InvariantCulture) + unit, method, entry.Code));
}

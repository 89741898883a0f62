using System.Globalization;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Commands;

/// <summary>Which candles are wanted.</summary>
/// <param name="Interval">What one stands for.</param>
/// <param name="From">The first day; null where none is named.</param>
/// <param name="To">The last day.</param>
/// <param name="Last">How many, the latest ones; null where their number is open.</param>
/// <param name="IsAdjusted">Whether prices are adjusted.</param>
/// <param name="BaseDay">The day up to which they are: the last one, but never one that has not come.</param>
internal sealed record CandleRequest(CandleInterval Interval, DateOnly? From, DateOnly To, int? Last, bool IsAdjusted, DateOnly BaseDay)
{
    private const string BaseDate = "BaseDate";

    /// <summary>How far the walk over pages goes: one page where neither a day nor a number is named.</summary>
    public PageRange Range => new(false, null, From, Last);

    /// <summary>Tells candles that may stand in one file from all others.</summary>
    public string Identity
    {
        get
        {
            // Where nobody names a base day, or one that has not come, it is that of the call: another day's prices are other prices.
            var baseDay = BaseDay == To ? "" : string.Create(CultureInfo.InvariantCulture, $" base {BaseDay:yyyyMMdd}");
            var last = Last is { } count ? string.Create(CultureInfo.InvariantCulture, $" last {count}") : "";
            return string.Create(CultureInfo.InvariantCulture, $"{Interval.Name} {From:yyyyMMdd}..{To:yyyyMMdd}{last} {(IsAdjusted ? "adjusted" : "raw")}{baseDay}");
        }
    }

    /// <summary>A request without contradictions.</summary>
    /// <exception cref="CliException">There is one.</exception>
    public static CandleRequest Create(CandleInterval interval, DateOnly? from, DateOnly? to, int? last, bool isAdjusted, CliContext context)
    {
        var today = KoreanTime.Today(context.Clock);
        var end = to ?? today;
        if (from is not null && last is not null)
        {
            throw new CliException(context.Say("give --from or --last, not both", "--from 과 --last 를 함께 쓸 수 없습니다"));
        }

        if (from > end)
        {
            throw new CliException(context.Say("--from is after --to", "--from 이 --to 보다 늦습니다"));
        }

        if (end != today && !HasBaseDay(interval))
        {
            throw new CliException(context.Say(
                $"candles of {interval.Name} end now, the API takes no last day for them: leave --to out",
                $"{interval.Name} 봉은 API에 기준일이 없어 현재까지만 조회합니다: --to 를 빼세요"));
        }

        return new CandleRequest(interval, from, end, last, isAdjusted, end < today ? end : today);
    }

    /// <summary>How to have more than one page.</summary>
    public static string More(CliContext context) => context.Say("more candles follow: --from DATE or --last N takes them", "봉이 더 있습니다: --from DATE 또는 --last N");

    public Dictionary<string, string> Arguments(string code)
    {
        var arguments = new Dictionary<string, string> { ["StockCode"] = code, ["AdjustedPrice"] = IsAdjusted ? "true" : "false" };
        if (HasBaseDay(Interval))
        {
            arguments[BaseDate] = To.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        }

        if (Interval.Scope is { } scope)
        {
            arguments[Interval.Endpoint.Request.First(field => field.Type == Catalog.FieldType.Enum).WireName] = scope;
        }

        return arguments;
    }

    /// <summary>What the prices can be compared with; null where they are the document's example and can be with none.</summary>
    public string? AboutPrices(Session session, CliContext context) => session.Sources?.IsExample(Interval.Endpoint.ApiId) == true ? null
        : IsAdjusted ? context.Say(
            $"prices are adjusted for splits and the like up to {BaseWords(session, context)}: compare them with no others that have another base day",
            $"{BaseWords(session, context)} 기준 수정주가입니다: 기준일이 다른 데이터와 비교하지 마세요")
        : context.Say("prices are as they were traded: a split is a step in them", "수정하지 않은 주가입니다: 액면분할 등이 그대로 나타납니다");

    /// <summary>A simulator has a day of its own: this machine's would be wrong.</summary>
    private string BaseWords(Session session, CliContext context) => session.Settings.Kind == ServerKind.Simulator && BaseDay == KoreanTime.Today(context.Clock)
        ? context.Say("the simulator's own day", "시뮬레이터의 오늘")
        : BaseDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool HasBaseDay(CandleInterval interval) => interval.Endpoint.Request.Any(field => field.Name == BaseDate);
}

using System.Globalization;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Commands;

/// <summary>Which candles are wanted.</summary>
internal sealed record CandleRequest(CandleInterval Interval, DateOnly? From, DateOnly To, bool IsAdjusted)
{
    public Dictionary<string, string> Arguments(string code)
    {
        var arguments = new Dictionary<string, string> { ["StockCode"] = code, ["AdjustedPrice"] = IsAdjusted ? "true" : "false" };
        if (Interval.Endpoint.Request.Any(field => field.Name == "BaseDate"))
        {
            arguments["BaseDate"] = To.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        }

        if (Interval.Scope is { } scope)
        {
            arguments[Interval.Endpoint.Request.First(field => field.Type == FieldType.Enum).WireName] = scope;
        }

        return arguments;
    }

    /// <summary>What the prices can be compared with.</summary>
    public string AboutPrices(CliContext context) => IsAdjusted
        ? context.Say(
            $"prices are adjusted for splits and the like up to {To:yyyy-MM-dd}: compare them with no others that have another base day",
            $"{To:yyyy-MM-dd} 기준 수정주가입니다: 기준일이 다른 데이터와 비교하지 마세요")
        : context.Say("prices are as they were traded: a split is a step in them", "수정하지 않은 주가입니다: 액면분할 등이 그대로 나타납니다");
}

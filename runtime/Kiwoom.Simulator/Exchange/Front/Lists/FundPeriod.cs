using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>A fund and the period over which ka40001 asks for its profit.</summary>
internal sealed record FundPeriod(StockView View, DateOnly Start)
{
    /// <summary>What who bought at the last close before the period has gained, in per cent; blank where there is none.</summary>
    public string Rate => View.History.LastOrDefault(day => day.Date <= Start).Close is var before and > 0 ? WireFormat.Percent(View.Day.Last - before, before) : "";

    public static FundPeriod? Of(ExchangeHost host, ApiRequest request) => StockView.Of(host, request["stk_cd"], StockView.IsEtf) is { } view
        ? new(view, new ListRequest(request).Name("dt") switch
        {
            "Weeks1" => view.Day.Date.AddDays(-7),
            "Months1" => view.Day.Date.AddMonths(-1),
            "Months6" => view.Day.Date.AddMonths(-6),
            _ => view.Day.Date.AddYears(-1),
        })
        : null;
}

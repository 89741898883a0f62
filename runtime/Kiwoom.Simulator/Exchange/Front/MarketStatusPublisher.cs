using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Realtime;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>
/// Tells those who registered it the indices (0J) with their rising and falling stocks (0U), volatility interruptions (1h), and the day's limits of a stock
/// (0g). Attach it behind the views that it asks.
/// </summary>
internal sealed class MarketStatusPublisher(ExchangeHost host, RealtimeHub hub) : IMarketObserver
{
    private const string IndexType = "0J";
    private const string BreadthType = "0U";
    private const string InterruptionType = "1h";
    private const string StatusType = "0g";
    private const string Static = "정적";
    private const string Dynamic = "동적";

    public void Observe(MarketEvent marketEvent)
    {
        switch (marketEvent)
        {
            case IndexChanged index:
                PublishIndex(index);
                break;
            case BasePriceSet prices:
                PublishStatus(prices.Code, "");
                break;
            case InterruptionStarted started:
                PublishInterruption(started, isStart: true);
                PublishStatus(started.Code, started.IsStatic ? "정적VI" : "동적VI");
                break;
            case InterruptionEnded ended when host.Board.InterruptionOf(ended.Code) is { } last:
                PublishInterruption(last.Start, isStart: false);
                PublishStatus(ended.Code, "");
                break;
        }
    }

    private void PublishIndex(IndexChanged index)
    {
        if (!hub.IsWanted(IndexType, index.Code) && !hub.IsWanted(BreadthType, index.Code))
        {
            return;
        }

        var sector = IndexPicture.Of(host, index.Code);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["20"] = WireFormat.Time(index.Time),
            ["10"] = sector.Points(sector.Day.Last),
            ["11"] = IndexPicture.Change(sector.Day.Change),
            ["12"] = WireFormat.Percent(sector.Day.Change, sector.Day.BasePrice),
            ["13"] = WireFormat.Number(sector.Volume / 1_000),
            ["14"] = WireFormat.Number(sector.Value / 1_000_000),
            ["25"] = WireFormat.ChangeSign(sector.Day.Change),
        };
        if (hub.IsWanted(IndexType, index.Code))
        {
            hub.Publish([new SimulatedMessage(IndexType, index.Code, new Dictionary<string, string>(values, StringComparer.Ordinal)
            {
                ["15"] = "",
                ["16"] = sector.Points(sector.Day.Open),
                ["17"] = sector.Points(sector.Day.High),
                ["18"] = sector.Points(sector.Day.Low),
                ["26"] = WireFormat.Signed((sector.Volume - sector.PreviousVolume) / 1_000),
            })]);
        }

        if (hub.IsWanted(BreadthType, index.Code))
        {
            hub.Publish([new SimulatedMessage(BreadthType, index.Code, new Dictionary<string, string>(values, StringComparer.Ordinal)
            {
                ["252"] = WireFormat.Number(sector.Rising),
                ["251"] = WireFormat.Number(sector.AtUpperLimit),
                ["253"] = WireFormat.Number(sector.Unchanged),
                ["255"] = WireFormat.Number(sector.Falling),
                ["254"] = WireFormat.Number(sector.AtLowerLimit),
                ["256"] = WireFormat.Number(sector.Traded),
                ["257"] = WireFormat.Percent(sector.Traded, sector.Count).TrimStart('+'),
            })]);
        }
    }

    private void PublishStatus(string code, string interruption)
    {
        if (!hub.IsWanted(StatusType, code) || host.Board.DayOf(code) is not { } day)
        {
            return;
        }

        hub.Publish([new SimulatedMessage(StatusType, code, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["297"] = interruption,
            ["305"] = WireFormat.Price(day.UpperLimit, day.BasePrice),
            ["306"] = WireFormat.Price(day.LowerLimit, day.BasePrice),
            ["307"] = WireFormat.Number(day.BasePrice),
        })]);
    }

    /// <summary>
    /// The codes of 9068 and 9069 are in no document, whose example shows 1: here 1 begins and 2 ends, and 1 is upwards and 2 downwards.
    /// </summary>
    private void PublishInterruption(InterruptionStarted start, bool isStart)
    {
        if (!hub.IsWanted(InterruptionType, start.Code) || host.Board.DayOf(start.Code) is not { } day)
        {
            return;
        }

        var instrument = host.Engine.Find(start.Code)!.Instrument;
        var isUp = start.Price >= start.ReferencePrice;
        var deviation = WireFormat.Percent(start.Price - start.ReferencePrice, start.ReferencePrice);
        hub.Publish([new SimulatedMessage(InterruptionType, start.Code, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["9001"] = start.Code,
            ["302"] = instrument.Name,
            ["13"] = WireFormat.Number(day.Volume),
            ["14"] = WireFormat.Number(day.Value / 1_000_000),
            ["9068"] = isStart ? "1" : "2",
            ["9008"] = instrument.Market == "KOSDAQ" ? "101" : "001",
            ["9075"] = "1",
            ["1221"] = WireFormat.Number(start.Price),
            ["1223"] = WireFormat.Time(start.Time),
            ["1224"] = WireFormat.Time(start.Until),
            ["1225"] = start.IsStatic ? Static : Dynamic,
            ["1236"] = start.IsStatic ? WireFormat.Number(start.ReferencePrice) : "0",
            ["1237"] = start.IsStatic ? "0" : WireFormat.Number(start.ReferencePrice),
            ["1238"] = start.IsStatic ? deviation : "0.00",
            ["1239"] = start.IsStatic ? "0.00" : deviation,
            ["1489"] = WireFormat.Percent(start.Price - day.BasePrice, day.BasePrice),
            ["1490"] = WireFormat.Number(host.Board.InterruptionOf(start.Code)?.Count ?? 1),
            ["9069"] = isUp ? "1" : "2",
            ["1279"] = (isUp ? "+" : "-") + (start.IsStatic ? Static : Dynamic),
        })]);
    }
}

using CandleCharts;
using Kiwoom.Catalog;
using Kiwoom.Quickstart.Servers;
using Spectre.Console;

namespace Kiwoom.Quickstart.Views;

/// <summary>The calls of the tour: it shows that the token was fetched once and that the chart took several pages.</summary>
internal static class CallsView
{
    public static Grid Create(CallLog calls)
    {
        var grid = new Grid { Expand = false }
            .AddColumn(new GridColumn().NoWrap())
            .AddColumn(new GridColumn().NoWrap())
            .AddColumn(new GridColumn().NoWrap());
        foreach (var (apiId, count) in calls.Counts)
        {
            grid.AddRow(
                new Text(apiId, Palette.Accent),
                new Text(KiwoomCatalog.Find(apiId)?.KoreanName ?? ""),
                new Text(Format.Plural(count, "call"), Palette.Quiet));
        }

        return grid;
    }
}

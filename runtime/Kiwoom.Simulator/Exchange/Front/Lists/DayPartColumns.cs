using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Views;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>The turnover of ka10030, of the day and of its parts. The day before has no parts to compare with: its are blank.</summary>
internal static class DayPartColumns
{
    public static Columns<RankedStock> All
    {
        get
        {
            var columns = new Columns<RankedStock>
            {
                { "trde_tern_rt", ranked => Turnover(ranked, ranked.View.Day.Volume) },
            };
            foreach (var (prefix, part) in new[] { ("bf_mkrt", DayPart.Before), ("opmr", DayPart.Regular), ("af_mkrt", DayPart.After) })
            {
                columns.Add(prefix + "_trde_qty", ranked => WireFormat.Number(ranked.View.Day.Parts[(int)part].Volume));
                columns.Add(prefix + "_trde_rt", ranked => Turnover(ranked, ranked.View.Day.Parts[(int)part].Volume));
                columns.Add(prefix + "_trde_amt", ranked => StockColumns.Millions(ranked.View.Day.Parts[(int)part].Value));
            }

            return columns;
        }
    }

    private static string Turnover(RankedStock ranked, long volume) => WireFormat.Percent(volume, ranked.View.Listed.ListedShares);
}

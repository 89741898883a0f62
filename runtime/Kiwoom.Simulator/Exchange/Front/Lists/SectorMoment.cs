using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>An index at a time of the day or at the end of a day.</summary>
/// <param name="At">The time or the date as the list writes it.</param>
/// <param name="Value">Its value, in hundredths of a point.</param>
/// <param name="Base">What its change is counted from.</param>
/// <param name="Volume">Shares that its stocks had traded on the day.</param>
/// <param name="Difference">Shares since the moment before.</param>
internal sealed record SectorMoment(string At, long Value, long Base, long Volume, long Difference)
{
    public static readonly Columns<SectorMoment> Columns = new()
    {
        { "tm_n dt_n", row => row.At },
        { "cur_prc_n", row => IndexPicture.Points(row.Value, row.Base) },
        { "pred_pre_sig_n", row => WireFormat.ChangeSign(row.Value - row.Base) },
        { "pred_pre_n", row => IndexPicture.Change(row.Value - row.Base) },
        { "flu_rt_n", row => WireFormat.Percent(row.Value - row.Base, row.Base) },
        { "trde_qty_n", row => WireFormat.Number(row.Difference / 1_000) },
        { "acc_trde_qty_n", row => WireFormat.Number(row.Volume / 1_000) },
    };
}

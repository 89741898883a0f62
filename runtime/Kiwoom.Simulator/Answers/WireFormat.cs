using System.Globalization;

namespace Kiwoom.Simulator.Answers;

/// <summary>Writes values the way the servers do, whatever the machine's culture.</summary>
internal static class WireFormat
{
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number filled with zeros on the left.</summary>
    public static string Padded(long value, int width) => value.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');

    /// <summary>A difference with its sign: <c>+600</c>, <c>-600</c>, <c>0</c>.</summary>
    public static string Signed(long value) => value > 0 ? "+" + Number(value) : Number(value);

    /// <summary>A price whose sign tells on which side of the base price it lies: <c>+70700</c>, <c>-60000</c>; <c>0</c> for none.</summary>
    public static string Price(long price, long basePrice) =>
        price == 0 ? "0" : price > basePrice ? "+" + Number(price) : price < basePrice ? "-" + Number(price) : Number(price);

    /// <summary>A part of a whole in per cent with its sign and two decimals: <c>+0.16</c>, <c>0.00</c>.</summary>
    public static string Percent(long part, long whole)
    {
        var rate = Rate(part, whole);
        var text = rate.ToString("0.00", CultureInfo.InvariantCulture);
        return rate > 0 ? "+" + text : text;
    }

    /// <summary>
    /// A volume in per cent of another with two decimals and the side of a hundred as its sign: <c>+155.13</c>, <c>-96.64</c>. Blank where there is nothing
    /// to compare with.
    /// </summary>
    public static string VolumeRatio(long volume, long other) =>
        other == 0 ? "" : (volume >= other ? "+" : "-") + Rate(volume, other).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A part of a whole in per cent with two decimals.</summary>
    public static decimal Rate(long part, long whole) => whole == 0 ? 0 : Math.Round(100m * part / whole, 2, MidpointRounding.AwayFromZero);

    /// <summary>The code of a change's direction: 2 up, 3 unchanged, 5 down.</summary>
    public static string ChangeSign(long change) => change > 0 ? "2" : change < 0 ? "5" : "3";

    public static string Date(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public static string Time(DateTime moment) => moment.ToString("HHmmss", CultureInfo.InvariantCulture);

    public static string DateTime(DateTime moment) => moment.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset moment) => moment.ToString("HHmmss", CultureInfo.InvariantCulture);

    public static string TimeWithColons(DateTimeOffset moment) => moment.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static string DateTime(DateTimeOffset moment) => moment.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}

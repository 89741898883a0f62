using System.Globalization;

namespace Kiwoom.Tests.Simulator.Exchange;

/// <summary>How many orders the random runs send: <c>KIWOOM_MARKET_ORDERS=100000</c> is all of them.</summary>
internal static class RandomOrders
{
    private const int Bounded = 1_000;

    public static int Count =>
        int.TryParse(Environment.GetEnvironmentVariable("KIWOOM_MARKET_ORDERS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : Bounded;

    public static void Print(FormattableString line) => TestContext.Progress.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

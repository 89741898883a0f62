using Kiwoom.Simulator.Exchange.Instruments;

namespace Kiwoom.Tests.Simulator.Exchange;

[Parallelizable(ParallelScope.All)]
internal sealed class InstrumentTests
{
    private const string Head = "code,name,kind,market,base,shares,limit,nxt,weight\n";

    private static readonly IReadOnlyList<ListedInstrument> BuiltIn = InstrumentList.Parse(InstrumentList.BuiltIn);

    [Test]
    public void The_list_has_about_thirty_of_every_kind()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(BuiltIn, Has.Count.InRange(28, 35));
            Assert.That(BuiltIn.Select(instrument => instrument.Kind).Distinct(), Is.EquivalentTo(Enum.GetValues<InstrumentKind>()));
            Assert.That(BuiltIn.Count(instrument => instrument.Kind == InstrumentKind.Index), Is.EqualTo(2));
            Assert.That(BuiltIn.Single(instrument => instrument.Code == "0156T0").Kind, Is.EqualTo(InstrumentKind.Stock));
        }
    }

    [TestCase(70_000, InstrumentKind.Stock, 30, 49_000, 91_000)]
    [TestCase(9_980, InstrumentKind.Stock, 30, 6_990, 12_970)]
    [TestCase(1_999, InstrumentKind.Stock, 30, 1_400, 2_595)]
    [TestCase(385_000, InstrumentKind.Stock, 30, 269_500, 500_000)]
    [TestCase(4_105, InstrumentKind.Etf, 30, 2_875, 5_335)]
    [TestCase(1_905, InstrumentKind.Etf, 30, 1_334, 2_475)]
    [TestCase(164_000, InstrumentKind.Gold, 10, 147_600, 180_400)]
    [TestCase(455, InstrumentKind.Elw, 0, 5, 10_000_000)]
    public void Limits_are_a_percentage_cut_to_price_steps(long basePrice, InstrumentKind kind, int percent, long lower, long upper) =>
        Assert.That(PriceLimits.Of(basePrice, kind, percent), Is.EqualTo(new PriceLimits(lower, upper)));

    [Test]
    public void Limits_of_every_base_price_are_on_price_steps_and_within_the_percentage()
    {
        foreach (var kind in new[] { InstrumentKind.Stock, InstrumentKind.Etf, InstrumentKind.Etn, InstrumentKind.Gold })
        {
            for (var price = PriceSteps.Lowest(kind) * 10; price < 1_200_000; price = PriceSteps.Next(price, kind))
            {
                var limits = PriceLimits.Of(price, kind, 30);
                Assert.That(
                    PriceSteps.IsValid(limits.Lower, kind) && PriceSteps.IsValid(limits.Upper, kind)
                        && limits.Lower * 100 >= price * 70 && limits.Upper * 100 <= price * 130 && limits.Lower < price && limits.Upper > price,
                    Is.True,
                    () => $"{kind} {price}: {limits}");
            }
        }
    }

    [TestCase(InstrumentKind.Stock)]
    [TestCase(InstrumentKind.Etf)]
    [TestCase(InstrumentKind.Elw)]
    [TestCase(InstrumentKind.Gold)]
    public void Steps_up_and_down_are_each_others_way_back(InstrumentKind kind)
    {
        var price = PriceSteps.Lowest(kind);
        for (var i = 0; i < 5_000; i++)
        {
            var next = PriceSteps.Next(price, kind);
            Assert.That(PriceSteps.Previous(next, kind), Is.EqualTo(price), () => $"{kind} {next}");
            Assert.That(PriceSteps.IsValid(next, kind), Is.True);
            price = next;
        }
    }

    [TestCase("1,a,Share,K,100,1,30,Y,1", "no kind 'Share'")]
    [TestCase("1,a,Stock,K,100,1,30,Y", "8 columns")]
    [TestCase("1,a,Stock,K,2001,1,30,Y,1", "between two price steps")]
    [TestCase("1,a,Stock,K,x,1,30,Y,1", "'x' for a number")]
    [TestCase("1,a,Stock,K,100,1,30,Y,1\n1,a,Stock,K,100,1,30,Y,1", "Line 3")]
    public void A_line_that_cannot_be_read_is_named(string lines, string what) =>
        Assert.That(() => InstrumentList.Parse(Head + lines), Throws.TypeOf<FormatException>().With.Message.Contains(what));
}

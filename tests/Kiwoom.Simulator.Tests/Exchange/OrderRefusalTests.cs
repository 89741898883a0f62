using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Matching;
using static Kiwoom.Tests.Simulator.Exchange.TestMarket;

namespace Kiwoom.Tests.Simulator.Exchange;

[Parallelizable(ParallelScope.All)]
internal sealed class OrderRefusalTests
{
    [TestCase("XYZXYZ", 1, 70_000, 0, OrderKind.Limit, RejectReason.UnknownInstrument)]
    [TestCase("001", 1, 265_000, 0, OrderKind.Limit, RejectReason.NotTradable)]
    [TestCase(Samsung, 0, 70_000, 0, OrderKind.Limit, RejectReason.BadQuantity)]
    [TestCase(Samsung, -1, 70_000, 0, OrderKind.Limit, RejectReason.BadQuantity)]
    [TestCase(Samsung, 9_999_999_999_999, 70_000, 0, OrderKind.Limit, RejectReason.BadQuantity)]
    [TestCase(Samsung, 1, 0, 0, OrderKind.Limit, RejectReason.PriceMissing)]
    [TestCase(Samsung, 1, 70_050, 0, OrderKind.Limit, RejectReason.OffTick)]
    [TestCase(Samsung, 1, -70_000, 0, OrderKind.Limit, RejectReason.OffTick)]
    [TestCase(Samsung, 1, 91_100, 0, OrderKind.Limit, RejectReason.OutsideLimits)]
    [TestCase(Samsung, 1, 48_900, 0, OrderKind.Limit, RejectReason.OutsideLimits)]
    [TestCase(Samsung, 1, 70_000, 0, OrderKind.Market, RejectReason.PriceNotAllowed)]
    [TestCase(Samsung, 1, 70_000, 0, OrderKind.StopLimit, RejectReason.StopPriceMissing)]
    [TestCase(Samsung, 1, 70_000, 70_000, OrderKind.Limit, RejectReason.StopPriceNotAllowed)]
    [TestCase(Samsung, 1, 70_000, 70_010, OrderKind.StopLimit, RejectReason.OffTick)]
    [TestCase(Samsung, 20_000, 70_000, 0, OrderKind.Limit, RejectReason.InsufficientCash)]
    [TestCase("M04020000", 1, 0, 0, OrderKind.Market, RejectReason.TypeNotAllowed)]
    public void A_bad_order_is_refused_and_leaves_nothing(string code, long quantity, long price, long stop, OrderKind kind, RejectReason reason)
    {
        var market = At("10:00");

        Assert.That(market.Buy(Ann, quantity, price, kind, code: code, stop: stop).Reason, Is.EqualTo(reason));
        Assert.That(market.Events.Of<OrderRejected>().Single().Reason, Is.EqualTo(reason));
        Assert.That(market.Events.Of<OrderAccepted>(), Is.Empty);
        Assert.That(market.Account(Ann).OrderableCash, Is.EqualTo(Cash));
    }

    [Test]
    public void Shares_that_are_not_there_cannot_be_sold_nor_twice_those_that_are()
    {
        var market = At("10:00");

        Assert.That(market.Sell(Ann, 10_001, 70_000).Reason, Is.EqualTo(RejectReason.InsufficientHolding));
        Assert.That(market.Sell(Ann, 1, 190_000, code: "035420").Reason, Is.EqualTo(RejectReason.InsufficientHolding));
        market.Sell(Ann, 6_000, 70_000);
        Assert.That(market.Sell(Ann, 4_001, 70_000).Reason, Is.EqualTo(RejectReason.InsufficientHolding));
        Assert.That(market.Sell(Ann, 4_000, 70_000).IsAccepted, Is.True);
    }

    [Test]
    public void Somebody_elses_order_and_another_stocks_are_unknown()
    {
        var market = At("10:00");
        var order = market.Buy(Ann, 5, 69_000).RequestId;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(market.Engine.Cancel(Bob, order, Samsung).Reason, Is.EqualTo(RejectReason.UnknownOrder));
            Assert.That(market.Engine.Cancel(Ann, order, "069500").Reason, Is.EqualTo(RejectReason.UnknownOrder));
            Assert.That(market.Engine.Modify(Ann, 77, Samsung, 1, 70_000).Reason, Is.EqualTo(RejectReason.UnknownOrder));
            Assert.That(market.Engine.Modify(Ann, order, Samsung, 6, 70_000).Reason, Is.EqualTo(RejectReason.NothingOpen));
            Assert.That(market.Engine.Modify(Ann, order, Samsung, 5, 70_050).Reason, Is.EqualTo(RejectReason.OffTick));
            Assert.That(market.Buy("9999999999", 1, 70_000).Reason, Is.EqualTo(RejectReason.UnknownAccount));
        }
    }

    [Test]
    public void Moving_a_purchase_needs_the_money_for_its_new_price()
    {
        var market = At("10:00");
        var order = market.Buy(Ann, 14_000, 70_000).RequestId;

        Assert.That(market.Engine.Modify(Ann, order, Samsung, 14_000, 72_000).Reason, Is.EqualTo(RejectReason.InsufficientCash));
        Assert.That(market.Engine.Modify(Ann, order, Samsung, 14_000, 71_000).IsAccepted, Is.True);
    }
}

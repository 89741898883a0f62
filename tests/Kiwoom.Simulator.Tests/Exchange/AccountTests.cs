using Kiwoom.Simulator.Exchange.Accounts;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Matching;
using static Kiwoom.Tests.Simulator.Exchange.TestMarket;

namespace Kiwoom.Tests.Simulator.Exchange;

[Parallelizable(ParallelScope.All)]
internal sealed class AccountTests
{
    [Test]
    public void A_purchase_is_paid_two_trading_days_later()
    {
        var market = At("10:00", "2026-09-22");
        market.Sell(Bob, 10, 70_000);
        market.Buy(Ann, 10, 70_000);
        var account = market.Account(Ann);
        Assert.That((account.Cash, account.CashAfterSettlement, account.OrderableCash), Is.EqualTo((Cash, Cash - 702_450, Cash - 702_450)));

        market.Engine.Advance(new DateTime(2026, 9, 26, 12, 0, 0));
        Assert.That(account.Cash, Is.EqualTo(Cash), "Chuseok and the weekend do not count");
        market.Engine.Advance(new DateTime(2026, 9, 28, 12, 0, 0));

        Assert.That((account.Cash, account.Unsettled.Count), Is.EqualTo((Cash - 702_450, 0)));
        Assert.That(market.Events.Of<TradesSettled>().Single(settled => settled.Account == Ann).Amount, Is.EqualTo(-702_450));
    }

    [Test]
    public void A_sale_costs_commission_and_tax_and_brings_its_profit()
    {
        var market = At("10:00");
        market.Buy(Ann, 10, 71_000);
        market.Sell(Bob, 10, 71_000);
        var account = market.Account(Bob);

        // 710,000: 0.35 % are 2,485 and cut to 2,480, 0.20 % are 1,420; bought at 70,000 each.
        Assert.That((account.Commission, account.Tax, account.Realized), Is.EqualTo((2_480, 1_420, 10_000)));
        Assert.That(account.CashAfterSettlement, Is.EqualTo(Cash + 710_000 - 2_480 - 1_420));
    }

    [Test]
    public void The_real_servers_rates_are_another_choice()
    {
        var market = At("10:00", fees: FeeRates.Real);
        market.Buy(Ann, 10, 71_000);
        market.Sell(Bob, 10, 71_000);

        Assert.That((market.Account(Bob).Commission, market.Account(Bob).Tax), Is.EqualTo((100, 1_420)));
    }

    [TestCase("069500", 36_000)]
    [TestCase("57JBHH", 455)]
    [TestCase("M04020000", 164_000)]
    public void Sales_of_funds_warrants_and_gold_are_free_of_tax(string code, long price)
    {
        var market = At("10:00");
        market.Buy(Ann, 10, price, code: code);
        market.Sell(Bob, 10, price, code: code);

        Assert.That(market.Account(Bob).Tax, Is.Zero);
        Assert.That(market.Account(Bob).Commission, Is.Positive);
    }

    [Test]
    public void Many_small_trades_of_an_order_cost_what_one_large_one_does()
    {
        var market = At("10:00");
        var order = market.Sell(Bob, 99, 70_000);
        for (var i = 0; i < 99; i++)
        {
            market.Buy(Ann, 1, 70_000);
        }

        Assert.That(order.Order!.Open, Is.Zero);
        Assert.That((market.Account(Bob).Commission, market.Account(Bob).Tax), Is.EqualTo((24_250, 13_860)));
        Assert.That(market.Account(Ann).Commission, Is.EqualTo(99 * 240));
    }

    [Test]
    public void Money_is_held_back_at_the_limit_and_for_market_orders_at_the_upper_limit()
    {
        var market = At("10:00");
        market.Buy(Ann, 10, 69_000);
        Assert.That(market.Account(Ann).Reserved, Is.EqualTo(692_415));

        market.Go("15:25");
        market.Buy(Bob, 10, kind: OrderKind.Market);

        Assert.That(market.Account(Bob).Reserved, Is.EqualTo(913_185));
    }

    [Test]
    public void What_a_sale_brings_can_be_spent_at_once()
    {
        var market = At("10:00");
        market.Buy(Bob, 10_000, 70_000);
        market.Sell(Ann, 10_000, 70_000);

        Assert.That(market.Buy(Ann, 24_000, 70_000).IsAccepted, Is.True, "a thousand million and 696 more");
    }

    [Test]
    public void The_average_price_follows_purchases_and_stays_over_sales()
    {
        var market = At("10:00");
        market.Sell(Bob, 3_000, 71_000);
        market.Buy(Ann, 3_000, 71_000);
        var holding = market.Account(Ann).Holdings[Samsung];
        Assert.That((holding.Quantity, holding.Cost), Is.EqualTo((13_000, 913_000_000)));

        market.Buy(Bob, 7, 71_000);
        market.Sell(Ann, 7, 71_000);

        Assert.That((holding.Cost, holding.RealizedToday), Is.EqualTo((913_000_000 - 491_615, 497_000 - 491_615)));
        Assert.That(holding.AveragePrice, Is.EqualTo(70_230.77m).Within(0.01m));
    }

    [Test]
    public void Who_buys_from_himself_pays_twice_and_owns_the_same()
    {
        var market = At("10:00");
        market.Sell(Ann, 10, 70_000);
        market.Buy(Ann, 10, 70_000);

        Assert.That(market.Account(Ann).Holdings[Samsung].Quantity, Is.EqualTo(10_000));
        Assert.That(market.Account(Ann).CashAfterSettlement, Is.EqualTo(Cash - 2_450 - 2_450 - 1_400));
    }
}

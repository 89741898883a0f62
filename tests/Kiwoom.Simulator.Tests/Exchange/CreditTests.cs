using Kiwoom.Simulator;
using Kiwoom.Simulator.Exchange.Accounts;
using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Orders;
using Kiwoom.Simulator.Exchange.Sessions;
using static Kiwoom.Tests.Simulator.Exchange.TestMarket;

namespace Kiwoom.Tests.Simulator.Exchange;

/// <summary>Margin loans to the won: 45 % are the account's own money, and a loan costs 9 % a year from settlement to settlement.</summary>
internal sealed class CreditTests
{
    private static readonly DateOnly Monday = new(2026, 9, 14);

    [Test]
    public void A_purchase_on_a_loan_takes_the_deposit_and_the_commission()
    {
        var market = Bought(100);

        var loan = market.Account(Ann).Loans.All.Single();
        Assert.That((loan.Date, loan.DueDate, loan.Amount, loan.Shares.Quantity, loan.Shares.Cost), Is.EqualTo((Monday, new DateOnly(2026, 12, 13), 3_850_000, 100, 7_000_000)));
        Assert.That(market.Account(Ann).CashAfterSettlement, Is.EqualTo(Cash - 3_150_000 - 24_500));
        Assert.That(market.Account(Ann).Holdings[Samsung].Quantity, Is.EqualTo(10_000), "its own shares are others");
    }

    [Test]
    public void A_sale_repays_its_part_with_interest_from_settlement_to_settlement()
    {
        var market = Bought(100);
        market.Engine.Advance(new DateTime(2026, 9, 16, 10, 0, 0));
        var before = market.Account(Ann).CashAfterSettlement;
        market.Buy(Bob, 40, 71_000);

        var order = Sell(market, 40, 71_000, OrderCredit.RepaymentOf(Monday));

        var account = market.Account(Ann);
        Assert.That(order.Order!.Open, Is.Zero);
        Assert.That((account.Loans.Owed, account.Interest, account.Realized), Is.EqualTo((2_310_000, 759, 40_000)));
        Assert.That(account.CashAfterSettlement - before, Is.EqualTo(2_840_000 - 1_540_000 - 759 - 9_940 - 5_680));
    }

    [Test]
    public void Many_small_repayments_cost_the_interest_of_one_large_one()
    {
        var market = Bought(100);
        market.Engine.Advance(new DateTime(2026, 9, 16, 10, 0, 0));
        Sell(market, 100, 70_000, OrderCredit.RepaymentOf(Monday));
        for (var i = 0; i < 100; i++)
        {
            market.Buy(Bob, 1, 70_000);
        }

        Assert.That((market.Account(Ann).Loans.Owed, market.Account(Ann).Interest), Is.EqualTo((0, 1_898)));
    }

    [Test]
    public void All_loans_together_are_repaid_the_oldest_first()
    {
        var market = Bought(100);
        market.Engine.Advance(new DateTime(2026, 9, 15, 10, 0, 0));
        Borrow(market, 50);
        market.Buy(Bob, 120, 70_000);

        Sell(market, 120, 70_000, OrderCredit.AllLoans);

        var left = market.Account(Ann).Loans.Of(Samsung).Single();
        Assert.That((left.Date, left.Shares.Quantity, left.Amount), Is.EqualTo((Monday.AddDays(1), 30, 1_155_000)));
    }

    [Test]
    public void What_one_sale_holds_back_no_other_can_sell_and_a_cancellation_lets_it_go()
    {
        var market = Bought(100);
        var resting = Sell(market, 60, 71_000, OrderCredit.AllLoans);

        Assert.That(Sell(market, 41, 71_000, OrderCredit.RepaymentOf(Monday)).Reason, Is.EqualTo(RejectReason.InsufficientHolding));
        Assert.That(market.Engine.Cancel(Ann, resting.RequestId, Samsung).Reason, Is.EqualTo(RejectReason.UnknownOrder), "a change of a cash order");
        Assert.That(market.Engine.Cancel(Ann, resting.RequestId, Samsung, 20, isOnCredit: true).IsAccepted, Is.True);
        var moved = market.Engine.Modify(Ann, resting.RequestId, Samsung, 30, 72_000, isOnCredit: true);
        Assert.That(moved.IsAccepted, Is.True);
        Assert.That(Sell(market, 60, 71_000, OrderCredit.RepaymentOf(Monday)).IsAccepted, Is.True);
        Assert.That(market.Account(Ann).Loans.All.Single().Free, Is.Zero);
    }

    [Test]
    public void A_purchase_holds_back_its_deposit_alone_and_is_refused_beyond_it()
    {
        var market = At("10:00");
        Assert.That(Buy(market, 31_001, 70_000).IsAccepted, Is.True, "976,531,500 and 7,595,245 of 1,000,000,000");
        Assert.That(market.Account(Ann).Reserved, Is.EqualTo(976_531_500 + 7_595_245));
        Assert.That(Buy(market, 1_000, 70_000).Reason, Is.EqualTo(RejectReason.InsufficientCash));
    }

    [Test]
    public void What_cannot_be_is_refused()
    {
        var market = Bought(100);
        var tuesday = Monday.AddDays(1);

        Assert.That(Buy(market, 1, 36_000, "069500").Reason, Is.EqualTo(RejectReason.NotOnLoan));
        Assert.That(Sell(market, 1, 70_000, OrderCredit.RepaymentOf(tuesday)).Reason, Is.EqualTo(RejectReason.NoSuchLoan));
        Assert.That(Sell(market, 101, 70_000, OrderCredit.RepaymentOf(Monday)).Reason, Is.EqualTo(RejectReason.InsufficientHolding));
        Assert.That(market.Sell(Ann, 10_001, 70_000).Reason, Is.EqualTo(RejectReason.InsufficientHolding), "the shares on a loan are sold by its repayment");
    }

    [Test]
    public void Fractions_of_a_won_are_the_accounts()
    {
        var market = At("10:00");
        for (var i = 0; i < 3; i++)
        {
            market.Engine.Deliver(Bob, "219550", 1, 1_201);
            market.Sell(Bob, 1, 1_201, code: "219550");
        }

        market.Engine.Place(new NewOrder(Ann, "219550", Venue.Krx, SimulatedOrderSide.Buy, OrderKind.Limit, 3, 1_201, Credit: OrderCredit.Purchase));

        Assert.That(market.Account(Ann).Loans.Owed, Is.EqualTo(LoanTerms.LoanOf(3 * 1_201)).And.EqualTo(1_981));
    }

    private static TestMarket Bought(long quantity)
    {
        var market = At("10:00");
        Borrow(market, quantity);
        return market;
    }

    private static void Borrow(TestMarket market, long quantity)
    {
        market.Sell(Bob, quantity, 70_000);
        Assert.That(Buy(market, quantity, 70_000).Order!.Open, Is.Zero);
    }

    private static OrderOutcome Buy(TestMarket market, long quantity, long price, string code = Samsung) =>
        market.Engine.Place(new NewOrder(Ann, code, Venue.Krx, SimulatedOrderSide.Buy, OrderKind.Limit, quantity, price, Credit: OrderCredit.Purchase));

    private static OrderOutcome Sell(TestMarket market, long quantity, long price, OrderCredit credit) =>
        market.Engine.Place(new NewOrder(Ann, Samsung, Venue.Krx, SimulatedOrderSide.Sell, OrderKind.Limit, quantity, price, Credit: credit));
}

using Kiwoom.Simulator.Exchange;
using Kiwoom.Simulator.Exchange.Flow;
using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Views;

namespace Kiwoom.Tests.Simulator.Exchange;

/// <summary>Random orders in random markets, day after day, with everything reckoned a second time.</summary>
internal sealed class RandomRunTests
{
    private const int OrdersOfMarket = 1_500;

    [Test]
    public void Books_balance_to_the_won_at_every_step()
    {
        int accepted = 0, changed = 0, fills = 0, auction = 0, interruptions = 0, days = 0, loans = 0;
        long events = 0, interest = 0;
        var refused = new SortedDictionary<RejectReason, int>();
        for (var done = 0; done < RandomOrders.Count; done += OrdersOfMarket)
        {
            var engine = new MarketEngine(new MarketOptions
            {
                Seed = done,
                FirstDay = new DateOnly(2026, 9, 14).AddDays(done / OrdersOfMarket % 365),
                Flow = new FlowOptions(20_000, 150 + (done / OrdersOfMarket % 4 * 400)),
            });
            var auditor = new MarketAuditor(engine);
            var register = new OrderRegister();
            engine.Log.Attach(auditor);
            engine.Log.Attach(register);
            var trader = new RandomTrader(engine, done);
            trader.Open();
            for (var i = 0; i < Math.Min(OrdersOfMarket, RandomOrders.Count - done); i++)
            {
                trader.Step();
                auditor.Compare();
            }

            engine.Advance(engine.Now.Date.AddDays(1));
            auditor.Compare();
            CompareOrders(auditor, register);

            accepted += trader.Accepted;
            changed += trader.Changed;
            fills += auditor.Fills;
            loans += auditor.Loans;
            interest += engine.Ledger.Accounts.Sum(account => account.Interest);
            auction += auditor.AuctionTrades;
            interruptions += auditor.Interruptions;
            events += engine.Log.Sequence;
            days += engine.Sessions.Day.DayNumber - engine.Options.FirstDay.DayNumber;
            foreach (var (reason, count) in trader.Refused)
            {
                refused[reason] = refused.GetValueOrDefault(reason) + count;
            }
        }

        RandomOrders.Print($"random run: {RandomOrders.Count:N0} orders, {accepted:N0} accepted, {changed:N0} of them changes, {fills:N0} fills, {loans:N0} of them on credit with {interest:N0} won of interest, {events:N0} events in {days:N0} days, {auction:N0} auction trades, {interruptions:N0} interruptions; refused: {string.Join(", ", refused.Select(entry => $"{entry.Key} {entry.Value}"))}");
        Assert.That(fills, Is.GreaterThan(RandomOrders.Count / 20));
        Assert.That(loans, Is.GreaterThan(RandomOrders.Count / 200));
        Assert.That(interest, Is.Positive);
    }

    /// <summary>What the order list says, what traded and what went otherwise come to the same.</summary>
    private static void CompareOrders(MarketAuditor auditor, OrderRegister register)
    {
        foreach (var (id, order) in auditor.Orders.Where(order => order.Value.Account.Length > 0))
        {
            var listed = register.Find(id)!;
            Assert.That(listed.FilledQuantity, Is.EqualTo(order.Filled));
            Assert.That(listed.FilledValue, Is.EqualTo(order.Value));
            Assert.That(listed.Open, Is.Zero, "the day is over");
            Assert.That(listed.FilledQuantity + listed.WithdrawnQuantity + listed.ExpiredQuantity, Is.EqualTo(order.Quantity));
        }
    }
}

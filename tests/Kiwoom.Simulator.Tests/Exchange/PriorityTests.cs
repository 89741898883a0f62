using Kiwoom.Simulator;
using Kiwoom.Simulator.Exchange.Instruments;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Tests.Simulator.Exchange;

/// <summary>The engine's book beside a naive one: the same orders, the same trades.</summary>
internal sealed class PriorityTests
{
    private const long BasePrice = 70_000;

    private static readonly OrderKind[] Kinds =
    [
        OrderKind.Limit, OrderKind.Limit, OrderKind.Limit, OrderKind.Limit, OrderKind.Market, OrderKind.BestLimit, OrderKind.FirstLimit,
        OrderKind.LimitIoc, OrderKind.MarketIoc, OrderKind.BestLimitIoc, OrderKind.LimitFok, OrderKind.MarketFok, OrderKind.BestLimitFok,
    ];

    [Test]
    public void Price_and_time_decide_who_trades_first()
    {
        var run = new Run();
        for (var i = 0; i < RandomOrders.Count; i++)
        {
            run.Step();
        }

        RandomOrders.Print($"priority: {run.Orders:N0} orders, {run.Changes:N0} changes, {run.Auctions:N0} auctions, {run.Trades:N0} trades as the naive book's");
        Assert.That(run.Trades, Is.GreaterThan(RandomOrders.Count / 4));
    }

    private sealed class Run
    {
        private readonly Random _random = new(20260914);
        private readonly EventRecorder _events = new();
        private readonly Dictionary<long, BookOrder> _orders = [];
        private readonly VenueBook _book;
        private readonly NaiveBook _naive = new(BasePrice);
        private long _lastId;

        public Run()
        {
            var log = new EventLog();
            log.Attach(_events);
            var instrument = new ListedInstrument("005930", "", InstrumentKind.Stock, "KOSPI", BasePrice, 1, 30, false, 1);
            _book = new VenueBook(instrument, Board.Krx, log) { LastPrice = BasePrice, Mode = BookMode.Continuous };
        }

        public int Orders { get; private set; }

        public int Changes { get; private set; }

        public int Auctions { get; private set; }

        public int Trades { get; private set; }

        public void Step()
        {
            var isAuction = _book.Mode == BookMode.Auction;
            if (_random.Next(isAuction ? 30 : 120) == 0)
            {
                Turn(isAuction);
            }
            else if (_random.Next(4) == 0 && _naive.Waiting.Count > 0)
            {
                Change();
            }
            else
            {
                Place(isAuction);
            }

            Compare();
        }

        private void Turn(bool isAuction)
        {
            if (isAuction)
            {
                Auctions++;
                _book.Uncross(BookMode.Continuous);
                _naive.Uncross();
            }
            else
            {
                _book.Mode = BookMode.Auction;
                _naive.IsAuction = true;
            }
        }

        private void Place(bool isAuction)
        {
            var side = _random.Next(2) == 0 ? SimulatedOrderSide.Buy : SimulatedOrderSide.Sell;
            var other = side == SimulatedOrderSide.Buy ? SimulatedOrderSide.Sell : SimulatedOrderSide.Buy;
            var kind = isAuction ? (_random.Next(6) == 0 ? OrderKind.Market : OrderKind.Limit) : Kinds[_random.Next(Kinds.Length)];
            if ((kind.IsBest() && _naive.Best(other) is null) || (kind == OrderKind.FirstLimit && _naive.Best(side) is null))
            {
                kind = OrderKind.Limit;
            }

            var price = kind.NeedsPrice() ? Price() : 0;
            var order = Make(++_lastId, _lastId, side, kind, price, _random.Next(1, 30));
            _book.Enter(order);
            _naive.Enter(order.Id, side, kind, price, order.Quantity);
            Orders++;
        }

        private void Change()
        {
            var naive = _naive.Waiting[_random.Next(_naive.Waiting.Count)];
            var order = _orders[naive.Id];
            var quantity = _random.Next(3) == 0 ? _random.NextInt64(1, order.Open + 1) : order.Open;
            Changes++;
            if (_random.Next(2) == 0)
            {
                _book.Cancel(order, quantity, CancelReason.Requested, 0);
                _naive.Cancel(order.Id, quantity);
                return;
            }

            var price = _random.Next(3) == 0 && OrderPrices.IsPrice(order.Limit) ? order.Limit : Price();
            var successor = Make(++_lastId, order.RootId, order.Side, OrderKind.Limit, price, quantity);
            _book.Replace(order, successor);
            _naive.Modify(order.Id, successor.Id, quantity, price);
        }

        private void Compare()
        {
            Assert.That(_events.Take<Trade>().Select(trade => (trade.BuyOrder, trade.SellOrder, trade.Price, trade.Quantity)), Is.EqualTo(_naive.Trades));
            Trades += _naive.Trades.Count;
            _naive.Trades.Clear();

            var waiting = _book.Bids.Levels.Concat(_book.Asks.Levels)
                .SelectMany(level => level.Orders)
                .Select(order => (order.Id, order.Limit, order.Open))
                .Order();
            Assert.That(waiting.SequenceEqual(_naive.Waiting.Select(order => (order.Id, order.Limit, order.Open)).Order()), Is.True);
        }

        private long Price() => BasePrice + (_random.Next(-8, 9) * 100);

        private BookOrder Make(long id, long root, SimulatedOrderSide side, OrderKind kind, long price, long quantity)
        {
            var order = new BookOrder
            {
                Id = id,
                RootId = root,
                Account = "",
                Venue = Venue.Krx,
                Board = Board.Krx,
                Code = "005930",
                Side = side,
                Kind = kind,
                Price = price,
                StopPrice = 0,
                Quantity = quantity,
            };
            _orders.Add(id, order);
            return order;
        }
    }
}

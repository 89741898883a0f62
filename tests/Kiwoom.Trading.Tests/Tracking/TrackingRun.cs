using Kiwoom.Simulator;
using Kiwoom.Simulator.Exchange;
using Kiwoom.Simulator.Exchange.Flow;
using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Orders;
using Kiwoom.Simulator.Exchange.Sessions;
using Kiwoom.Simulator.Exchange.Views;

namespace Kiwoom.Trading.Tests.Tracking;

/// <summary>
/// A client with a tracker and a server with an exchange, between which everything goes wrong by seed: messages come late, twice, in another order or
/// never, receipts after messages or not at all, the connection breaks, lists are read while the market goes on, and another program trades on the same account.
/// What the tracker says is compared with the exchange's register after every step and at the end.
/// </summary>
internal sealed partial class TrackingRun
{
    private const string Mine = "1111111111";
    private const string Other = "2222222222";
    private const string Stock = "005930";
    private const long BasePrice = 70_000;
    private const long Tick = 100;

    // One stock alone: making a market is most of what a run costs.
    private const string Instruments = "code,name,kind,market,base,shares,limit,nxt,weight\n005930,삼성전자,Stock,KOSPI,70000,5969782550,30,Y,30";

    private readonly Random _random;
    private readonly MarketEngine _engine;
    private readonly OrderRegister _register = new();
    private readonly AccountMessages _messages;
    private readonly MessageStyle _style;
    private readonly OrderGraph _graph = new();
    private readonly List<OrderExecutionUpdate> _late = [];
    private readonly List<(TrackedOrder Order, long Id)> _receipts = [];
    private readonly Dictionary<TrackedOrder, long> _taken = [];
    private readonly List<TrackedOrder> _neverTaken = [];
    private readonly bool _othersAreEqual;
    private bool _isConnected = true;
    private bool _hasLost;
    private (long LookUp, Queue<(OrderCandidate Row, bool IsOpen)> Rows)? _lookUp;

    public TrackingRun(int seed)
    {
        _random = new Random(seed);
        _style = MessageStyle.Of(_random);
        _othersAreEqual = _random.Next(3) == 0;
        _engine = new MarketEngine(new MarketOptions { Flow = new FlowOptions(0), Instruments = Instruments });
        _messages = new AccountMessages(_register, Mine, _style);
        _engine.Log.Attach(_register);
        _engine.Log.Attach(_messages);
        foreach (var account in new[] { Mine, Other })
        {
            _engine.PayIn(account, 10_000_000_000);
            _engine.Deliver(account, Stock, 100_000, BasePrice);
        }

        _engine.Advance(_engine.Now.Date.AddHours(10));
        EndLookUp(BeginLookUp());
    }

    /// <summary>What was wrong.</summary>
    public List<string> Findings { get; } = [];

    /// <summary>What was done, a line for each step.</summary>
    public List<string> Journal { get; } = [];

    public int Undecided { get; private set; }

    public int Lost { get; private set; }

    public int Delivered { get; private set; }

    public int Sent { get; private set; }

    public int Fills => _register.All.Count(order => order.Account == Mine && order.FilledQuantity > 0);

    public void Run(int steps)
    {
        for (var i = 0; i < steps && Findings.Count == 0; i++)
        {
            Step();
            Check(isAtRest: false);
        }

        Rest();
        Check(isAtRest: true);
    }

    private void Step()
    {
        switch (_random.Next(20))
        {
            case < 4:
                Send();
                break;
            case < 8:
                Cross();
                break;
            case 8 or 9:
                Change(modifies: true);
                break;
            case 10:
                Change(modifies: false);
                break;
            case 11:
                TradeElsewhere();
                break;
            case 12:
                Break();
                break;
            case 13:
                Restore();
                break;
            case 14:
                BeginLateLookUp();
                break;
            case < 17:
                ReadRows();
                break;
            default:
                break;
        }

        GiveReceipts();
        Deliver();
    }

    private void Send()
    {
        var isBuy = _random.Next(2) == 0;
        var price = BasePrice + (Tick * _random.Next(-3, 4));
        var quantity = _othersAreEqual ? 10 : _random.Next(1, 30);
        var isImmediate = _random.Next(5) == 0;
        var type = isImmediate ? OrderType.LimitIoc : OrderType.Limit;
        IOrderRequest request = isBuy
            ? new BuyOrderRequest { Exchange = Exchange.Krx, StockCode = Stock, Quantity = quantity, Price = price, Type = type }
            : new SellOrderRequest { Exchange = Exchange.Krx, StockCode = Stock, Quantity = quantity, Price = price, Type = type };
        var order = _graph.Begin(request);
        Sent++;
        var fate = _random.Next(10);
        if (fate == 0)
        {
            Note($"send {request.Action} {quantity} at {price}: lost on the way");
            _neverTaken.Add(order);
            _graph.Lose(order);
            return;
        }

        var outcome = _engine.Place(new NewOrder(
            Mine, Stock, Venue.Krx, isBuy ? SimulatedOrderSide.Buy : SimulatedOrderSide.Sell, isImmediate ? OrderKind.LimitIoc : OrderKind.Limit, quantity, price, 0));
        if (!outcome.IsAccepted)
        {
            Note($"send {request.Action} {quantity} at {price}: {outcome.Reason}");
            _graph.Refuse(order, outcome.Reason.ToString());
            return;
        }

        _taken.Add(order, outcome.RequestId);
        Note($"send {request.Action} {quantity} at {price}: {outcome.RequestId}, fate {fate}");
        if (fate == 1)
        {
            _graph.Lose(order);
        }
        else
        {
            _receipts.Add((order, outcome.RequestId));
        }
    }

    private void GiveReceipts()
    {
        foreach (var receipt in _receipts.Where(_ => _random.Next(2) == 0).ToList())
        {
            _receipts.Remove(receipt);
            Note($"receipt {receipt.Id}");
            _graph.Accept(receipt.Order, Wire.Number(receipt.Id));
        }
    }

    private void Cross()
    {
        var side = _random.Next(2) == 0 ? SimulatedOrderSide.Buy : SimulatedOrderSide.Sell;
        var outcome = _engine.Place(new NewOrder(
            Other, Stock, Venue.Krx, side, OrderKind.Limit, _random.Next(1, 25), BasePrice + (Tick * _random.Next(-3, 4)), 0));
        Note($"cross {side}: {outcome.Reason}");
    }

    private void Change(bool modifies)
    {
        var waiting = _graph.Orders.Where(order => OrderGraph.PresentLeg(order) is { Waiting: > 0 }).ToList();
        if (waiting.Count == 0)
        {
            return;
        }

        var order = waiting[_random.Next(waiting.Count)];
        var leg = OrderGraph.PresentLeg(order)!;
        var id = long.Parse(leg.Number, null);
        var quantity = modifies ? _random.NextInt64(1, leg.Waiting!.Value + 1) : _random.Next(3) == 0 ? _random.NextInt64(1, leg.Waiting!.Value + 1) : 0;
        var price = BasePrice + (Tick * _random.Next(-3, 4));
        var isLost = _random.Next(6) == 0;
        if (isLost && _random.Next(2) == 0)
        {
            Note($"change of {id} lost on the way");
            _graph.LoseChange(order);
            return;
        }

        var outcome = modifies ? _engine.Modify(Mine, id, Stock, quantity, price) : _engine.Cancel(Mine, id, Stock, quantity);
        Note($"{(modifies ? "modify" : "cancel")} {id} {quantity} at {price}: {outcome.Reason} {outcome.RequestId}");
        if (!outcome.IsAccepted)
        {
            return;
        }

        if (isLost)
        {
            _graph.LoseChange(order);
        }
        else
        {
            IOrderRequest request = modifies
                ? new ModifyOrderRequest { Exchange = Exchange.Krx, StockCode = Stock, OriginalOrderNumber = leg.Number, Quantity = quantity, Price = price }
                : new CancelOrderRequest { Exchange = Exchange.Krx, StockCode = Stock, OriginalOrderNumber = leg.Number, Quantity = quantity };
            _graph.AcceptChange(order, leg.Number, Wire.Number(outcome.RequestId), request);
        }
    }

    private void TradeElsewhere()
    {
        // Equal orders of one's own are only sent where none of another program could be taken for one of them.
        var outcome = _engine.Place(new NewOrder(
            Mine, Stock, Venue.Krx, SimulatedOrderSide.Buy, OrderKind.Limit, _othersAreEqual ? _random.Next(40, 60) : _random.Next(30, 60),
            BasePrice + (Tick * _random.Next(-3, 4)), 0));
        Note($"elsewhere: {outcome.RequestId}");
    }

    /// <summary>The server says no more, and the client asks until it knows.</summary>
    private void Rest()
    {
        _lookUp = null;
        if (_random.Next(3) == 0)
        {
            Note("the session ends");
            _engine.Advance(_engine.Now.Date.AddHours(20));
        }

        Restore();
        foreach (var (order, id) in _receipts)
        {
            _graph.Accept(order, Wire.Number(id));
        }

        _receipts.Clear();
        _late.AddRange(_messages.Outbox);
        _messages.Outbox.Clear();
        foreach (var message in _late.OrderBy(_ => _random.Next()))
        {
            _graph.Apply(message);
        }

        _late.Clear();
        for (var i = 0; i < 3; i++)
        {
            EndLookUp(BeginLookUp());
        }
    }

    private void Note(string line) => Journal.Add(line);
}

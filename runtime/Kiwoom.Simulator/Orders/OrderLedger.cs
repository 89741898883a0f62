using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Orders;

/// <summary>The account's orders. Every change happens under one lock, so order numbers rise without gaps.</summary>
internal sealed class OrderLedger(IMarket market, KoreanClock clock) : IOrderLedger
{
    private const int NumberWidth = 7;

    private readonly Lock _gate = new();
    private readonly List<SimulatedOrder> _orders = [];

    /// <summary>Told of every order that is entered, under the lock and so in the order of their numbers; it must not wait.</summary>
    public Action<SimulatedOrder>? Entered { get; set; }

    public IReadOnlyList<SimulatedOrder> Snapshot()
    {
        lock (_gate)
        {
            return _orders.ToArray();
        }
    }

    public bool TryPlace(OrderTicket ticket, [NotNullWhen(true)] out SimulatedOrder? order, [NotNullWhen(false)] out Refusal? refusal)
    {
        lock (_gate)
        {
            order = null;
            refusal = CheckTick(ticket.StockCode, ticket.Price);
            if (refusal is null)
            {
                order = Enter(ticket, original: null);
            }

            return order is not null;
        }
    }

    public bool TryModify(OrderChange change, [NotNullWhen(true)] out SimulatedOrder? order, [NotNullWhen(false)] out Refusal? refusal)
    {
        lock (_gate)
        {
            order = null;
            if (!TryFindOpen(change, out var original, out refusal))
            {
                return false;
            }

            refusal = CheckTick(original.StockCode, change.Price);
            if (refusal is not null)
            {
                return false;
            }

            Reduce(original, change.Quantity);
            var ticket = new OrderTicket(
                original.Side,
                original.Exchange,
                original.StockCode,
                original.TypeCode,
                change.Price,
                change.ConditionPrice ?? (long)original.ConditionPrice,
                change.Quantity);
            order = Enter(ticket, original);
            return true;
        }
    }

    public bool TryCancel(OrderChange change, [NotNullWhen(true)] out SimulatedOrder? order, [NotNullWhen(false)] out Refusal? refusal)
    {
        lock (_gate)
        {
            order = null;
            if (!TryFindOpen(change, out var original, out refusal))
            {
                return false;
            }

            var quantity = change.Quantity == 0 ? original.OpenQuantity : change.Quantity;
            Reduce(original, quantity);
            order = original with
            {
                OrderNumber = NextNumber(),
                OriginalOrderNumber = original.OrderNumber,
                Action = SimulatedOrderAction.Cancel,
                Quantity = quantity,
                OpenQuantity = 0,
                FilledQuantity = 0,
                FillPrice = 0,
                FilledValue = 0,
                Time = clock.Now,
            };
            Add(order);
            return true;
        }
    }

    private static Refusal RejectUnknown() => Refusals.OrderRejected("RC4032", "원주문번호가 존재하지 않습니다");

    private static Refusal RejectTooMany() => Refusals.OrderRejected("RC4033", "정정/취소할 수량이 없습니다");

    // Orders stand in the order of their numbers, which begin with 1.
    private static int IndexOf(string orderNumber) =>
        int.TryParse(orderNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1 : -1;

    private SimulatedOrder Enter(OrderTicket ticket, SimulatedOrder? original)
    {
        var quote = market.GetQuote(ticket.StockCode);
        var fill = OrderRules.FindFill(ticket, quote);
        var number = NextNumber();
        var order = new SimulatedOrder
        {
            OrderNumber = number,
            OriginalOrderNumber = original?.OrderNumber,
            RootOrderNumber = original?.RootOrderNumber ?? number,
            Action = original is null ? SimulatedOrderAction.Place : SimulatedOrderAction.Modify,
            Side = ticket.Side,
            Exchange = ticket.Exchange,
            StockCode = ticket.StockCode,
            TypeCode = ticket.TypeCode,
            Price = ticket.Price,
            ConditionPrice = ticket.ConditionPrice,
            Quantity = ticket.Quantity,
            FilledQuantity = fill is null ? 0 : ticket.Quantity,
            FillPrice = fill ?? 0,
            FilledValue = fill * ticket.Quantity ?? 0,
            OpenQuantity = fill is null && !OrderRules.IsImmediate(ticket.TypeCode) ? ticket.Quantity : 0,
            Time = clock.Now,
        };
        Add(order);
        return order;
    }

    private void Add(SimulatedOrder order)
    {
        _orders.Add(order);
        Entered?.Invoke(order);
    }

    /// <summary>Finds today's order that a change refers to, with enough of it still open.</summary>
    private bool TryFindOpen(OrderChange change, [NotNullWhen(true)] out SimulatedOrder? original, [NotNullWhen(false)] out Refusal? refusal)
    {
        original = Find(change.OriginalOrderNumber);
        refusal = null;
        if (original is null
            || !string.Equals(original.StockCode, change.StockCode, StringComparison.Ordinal)
            || DateOnly.FromDateTime(original.Time.DateTime) != clock.Today)
        {
            refusal = RejectUnknown();
        }
        else if (original.OpenQuantity == 0 || change.Quantity > original.OpenQuantity)
        {
            refusal = RejectTooMany();
        }

        return refusal is null;
    }

    private Refusal? CheckTick(string stockCode, long price) =>
        price == 0 || TickSize.IsValid(price, market.GetQuote(stockCode).Profile.Instrument)
            ? null
            : Refusals.OrderRejected("RC4003", "호가단위를 확인하세요");

    private SimulatedOrder? Find(string orderNumber) =>
        orderNumber.Length == NumberWidth && IndexOf(orderNumber) is var index && index >= 0 && index < _orders.Count ? _orders[index] : null;

    private void Reduce(SimulatedOrder order, long quantity) =>
        _orders[IndexOf(order.OrderNumber)] = order with { OpenQuantity = order.OpenQuantity - quantity };

    private string NextNumber() => WireFormat.Padded(_orders.Count + 1, NumberWidth);
}

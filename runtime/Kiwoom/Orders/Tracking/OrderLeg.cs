using Kiwoom.Realtime;

namespace Kiwoom.Orders;

/// <summary>
/// One order number and what is known of it. Executed shares only become more and waiting ones only fewer, so that it does not matter in which order,
/// or how often, reports come: the greatest and the least of them hold.
/// </summary>
internal sealed class OrderLeg(string number, long firstSeen)
{
    private readonly Dictionary<string, OrderFill> _fills = new(StringComparer.Ordinal);
    private decimal? _listPrice;
    private decimal? _amount;
    private long _amountQuantity;

    public string Number { get; } = number;

    /// <summary>When the number was seen first, in the tracker's count of what it heard.</summary>
    public long FirstSeen { get; } = firstSeen;

    /// <summary>The order it belongs to.</summary>
    public required TrackedOrder Order { get; set; }

    public OrderLeg? Original { get; set; }

    /// <summary>The modifications and cancellations of it.</summary>
    public List<OrderLeg> Changes { get; } = [];

    public OrderAction? Action { get; set; }

    public OrderAction? Side { get; set; }

    public string Code { get; set; } = "";

    public long? Quantity { get; set; }

    public decimal? Price { get; set; }

    public long Filled { get; private set; }

    /// <summary>The fewest shares that were told to wait; null where nothing was told.</summary>
    public long? Open { get; private set; }

    public decimal? Commission { get; private set; }

    public decimal? Tax { get; private set; }

    /// <summary>Whether a change has come into force.</summary>
    public bool IsConfirmed { get; private set; }

    public long? ConfirmedQuantity { get; private set; }

    public bool IsRejected { get; private set; }

    public string Rejection { get; private set; } = "";

    public Exchange? Exchange { get; set; }

    /// <summary>Whether a message or a list has said that it is on credit.</summary>
    public bool IsOnCredit { get; private set; }

    /// <summary>The look-up that listed it last; 0 where none did.</summary>
    public long ListedIn { get; set; }

    public long? ListedFilled { get; private set; }

    public long? ListedOpen { get; private set; }

    /// <summary>The look-up that last found it among what waits.</summary>
    public long ListedOpenIn { get; set; }

    public IEnumerable<OrderFill> Fills => _fills.Values;

    public bool IsCancellation => Action == OrderAction.Cancel;

    /// <summary>Whether shares may wait or have been executed under this number: a new order, or a modification that has come into force.</summary>
    public bool IsInForce => !IsCancellation && !IsRejected && (Action != OrderAction.Modify || IsConfirmed || Filled > 0);

    /// <summary>Whether it changes another order and nobody knows yet whether it does.</summary>
    public bool IsPending => Action is OrderAction.Modify or OrderAction.Cancel && !IsConfirmed && !IsRejected && Filled == 0;

    /// <summary>What changes in force have taken away.</summary>
    public long Taken => Changes.Where(change => change.IsCancellation ? change.IsConfirmed && !change.IsRejected : change.IsInForce)
        .Sum(change => change.ConfirmedQuantity ?? change.Quantity ?? 0);

    /// <summary>Shares that wait; null where nothing tells.</summary>
    public long? Waiting
    {
        get
        {
            if (IsRejected || !IsInForce)
            {
                return 0;
            }

            var left = Quantity - Filled - Taken;
            return left is null ? Open : Math.Max(0, Math.Min(left.Value, Open ?? left.Value));
        }
    }

    /// <summary>What the executed shares are worth; null where it is not known exactly.</summary>
    public decimal? Amount
    {
        get
        {
            if (Filled == 0)
            {
                return 0;
            }

            return _amountQuantity == Filled && _amount is { } amount ? amount
                : _fills.Values.Sum(fill => fill.Quantity) == Filled ? _fills.Values.Sum(fill => fill.Quantity * fill.Price)
                : null;
        }
    }

    /// <summary>What the executed shares are worth, from the average price of a list where nothing better is known.</summary>
    public decimal? RoughAmount => Amount ?? (_listPrice * Filled);

    /// <summary>Takes a report over. What it leaves out changes nothing.</summary>
    public void Apply(in OrderReport report)
    {
        Action ??= report.Action;
        Side ??= report.Side;
        Code = Code.Length == 0 ? report.Code : Code;
        Quantity ??= report.Quantity > 0 ? report.Quantity : null;
        Price ??= report.Price;
        Exchange = Exchange is null or Kiwoom.Exchange.Unknown ? report.Exchange : Exchange;
        IsOnCredit = IsOnCredit || report.IsOnCredit;
        Open = report.Open is { } open && (Open is null || open < Open) ? open : Open;
        ApplyFill(report);

        // A list has 0 where a change has not come into force, and for orders that change none.
        if (report.Status == OrderStatus.Confirmed || report.Confirmed > 0)
        {
            IsConfirmed = true;
            ConfirmedQuantity = report.Confirmed > 0 ? report.Confirmed : ConfirmedQuantity;
        }

        if (report.Status == OrderStatus.Rejected)
        {
            IsRejected = true;
            Rejection = Rejection.Length == 0 ? report.Rejection : Rejection;
        }
    }

    /// <summary>Remembers what a row says by itself: what is executed and what waits are of one moment.</summary>
    public void List(in OrderReport row, long lookUp, bool isOpenList)
    {
        ListedIn = lookUp;
        ListedFilled = row.Filled;
        ListedOpen = row.Open;
        if (isOpenList && row.Open is not 0)
        {
            ListedOpenIn = lookUp;
        }
    }

    /// <summary>Whether a look-up has shown that nothing waits under this number, and as many executed shares as are known.</summary>
    public bool IsOverIn(long lookUp)
    {
        if (ListedIn != lookUp || ListedFilled != Filled)
        {
            return false;
        }

        // Some lists may go on showing what was withdrawn as not executed: then the list of what waits decides, together with something else that
        // was told and explains why it is not there. Not being there alone proves nothing, as a list in pages can miss a row.
        return ListedOpen == 0 || (ListedOpenIn != lookUp && Waiting == 0);
    }

    /// <summary>Whether a look-up's lists contradict each other: shares that wait in one, of an order that the list of what waits does not have.</summary>
    public bool IsContradictedIn(long lookUp) =>
        ListedIn == lookUp && FirstSeen < lookUp && ListedOpen > 0 && ListedOpenIn != lookUp && Waiting > 0;

    // 체결량 (911) stands beside 단위체결량 (915), the trade's own, and 체결누계금액 (903), the sum; the document does not say that it is a sum too. Whether it is
    // or not, the greater of it and of the trades' own together is what has been executed: trades that were missed are in a sum, and a list has them.
    private void ApplyFill(in OrderReport report)
    {
        if (report.Fill is { } fill)
        {
            // The number alone may stand for two trades, one on each exchange; what a trade left tells them apart.
            _fills.TryAdd(FormattableString.Invariant($"{fill.ExecutionNumber}/{fill.Quantity}/{fill.Price}/{report.Open}"), fill);
        }

        var filled = Math.Max(report.Filled ?? 0, _fills.Values.Sum(trade => trade.Quantity));
        if (report.Filled is not null && filled >= Filled)
        {
            // A report that comes late has the sum of an earlier moment.
            if (report.Amount is { } amount && (report.Filled == filled || report.Open == Open) && (filled > _amountQuantity || amount > _amount))
            {
                (_amount, _amountQuantity) = (amount, filled);
            }

            _listPrice = report.AveragePrice ?? (filled > Filled ? null : _listPrice);
        }

        Commission = Greater(Commission, report.Commission);
        Tax = Greater(Tax, report.Tax);
        Filled = Math.Max(Filled, filled);
    }

    // What executions cost only becomes more with them.
    private static decimal? Greater(decimal? known, decimal? told) => known is null || told > known ? told ?? known : known;
}

using Kiwoom.Account;
using Kiwoom.Endpoints;

namespace Kiwoom.Orders;

/// <summary>Asks the account's lists of a day for its orders and puts together what they say of each.</summary>
/// <param name="account">Has the lists.</param>
/// <param name="code">The code of the stock or gold product; empty for all.</param>
/// <param name="day">The day.</param>
/// <param name="isToday">Whether that is today: some lists know no other day.</param>
/// <param name="read">Hears of every row by itself, with the list's API ID; null for nobody.</param>
internal sealed class OrderSearch(IAccountClient account, string code, DateOnly day, bool isToday, Action<OrderCandidate>? read = null)
{
    private static readonly string[] CreditWords = ["신용", "융자", "대주"];

    private static readonly Dictionary<string, Func<OrderSearch, string, CancellationToken, Task>> Readers = new(StringComparer.Ordinal)
    {
        [OpenOrdersEndpoint.Instance.ApiId] = (search, list, cancellation) => search.ReadOpenAsync(list, cancellation),
        [ExecutedOrdersEndpoint.Instance.ApiId] = (search, list, cancellation) => search.ReadExecutedAsync(list, cancellation),
        [OrderHistoryEndpoint.Instance.ApiId] = (search, list, cancellation) => search.ReadHistoryAsync(list, cancellation),
        [GoldOpenOrdersEndpoint.Instance.ApiId] = (search, list, cancellation) => search.ReadGoldOpenAsync(list, cancellation),
        [GoldOrderHistoryEndpoint.Instance.ApiId] = (search, list, cancellation) => search.ReadGoldHistoryAsync(list, cancellation),
    };

    private readonly Dictionary<string, OrderCandidate> _orders = new(StringComparer.Ordinal);

    /// <summary>The API IDs of the lists that can be read.</summary>
    public static IReadOnlyCollection<string> Lists => Readers.Keys;

    /// <summary>Whether the server decides what today is, where a list allows: its clock may be another one than this machine's.</summary>
    public bool LeavesDayToServer { get; init; }

    private StockScope Scope => code.Length == 0 ? StockScope.All : StockScope.Single;

    private StockCode? WantedCode => code.Length == 0 ? default(StockCode?) : StockCode.FromString(code);

    /// <summary>The orders found so far.</summary>
    public IEnumerable<OrderCandidate> Orders => _orders.Values;

    /// <summary>Reads one of the <see cref="Lists"/>. What it says of an order goes before what those said that were read earlier.</summary>
    public Task ReadAsync(string list, CancellationToken cancellationToken) => Readers[list](this, list, cancellationToken);

    private async Task ReadOpenAsync(string list, CancellationToken cancellationToken)
    {
        if (!isToday)
        {
            return;
        }

        var request = new OpenOrdersRequest
        {
            StockScope = Scope,
            Side = OrderSideFilter.All,
            StockCode = WantedCode,
            Exchange = Exchange.All,
        };
        await foreach (var row in account.EnumerateOpenOrdersAsync(request, cancellationToken).ConfigureAwait(false))
        {
            Add(Describe(row, list, row.Time) with
            {
                StatusText = row.OrderStatus,
                UnfilledQuantity = row.UnfilledQuantity,
                ExecutedAmount = row.AccumulatedExecutedAmount,
                Commission = row.TodayCommission,
                Tax = row.TodayTax,
                Exchange = row.IsSor == true ? Exchange.Sor : row.Exchange?.Value,
            });
        }
    }

    private async Task ReadExecutedAsync(string list, CancellationToken cancellationToken)
    {
        if (!isToday)
        {
            return;
        }

        var request = new ExecutedOrdersRequest
        {
            StockCode = WantedCode,
            StockScope = Scope,
            Side = OrderSideFilter.All,
            Exchange = Exchange.All,
        };
        await foreach (var row in account.EnumerateExecutedOrdersAsync(request, cancellationToken).ConfigureAwait(false))
        {
            Add(Describe(row, list, row.OrderTime) with
            {
                StatusText = row.OrderStatus,
                UnfilledQuantity = row.UnfilledQuantity,
                Commission = row.TodayCommission,
                Tax = row.TodayTax,
                Exchange = row.IsSor == true ? Exchange.Sor : row.Exchange?.Value,
            });
        }
    }

    private async Task ReadHistoryAsync(string list, CancellationToken cancellationToken)
    {
        var request = new OrderHistoryRequest
        {
            OrderDate = LeavesDayToServer ? null : day,
            QueryType = OrderHistoryQueryType.OrderSequence,
            SecurityKind = SecurityKind.All,
            Side = OrderSideFilter.All,
            StockCode = WantedCode,
            Exchange = Exchange.All,
        };
        await foreach (var row in account.EnumerateOrderHistoryAsync(request, cancellationToken).ConfigureAwait(false))
        {
            Add(Describe(row, list, row.OrderTime) with
            {
                ChangeText = row.ModifyCancelStatus,
                StatusText = row.AcceptanceStatus,
                UnfilledQuantity = row.RemainingQuantity,
                ConfirmedQuantity = row.ConfirmedQuantity,
                IsOnCredit = IsOnCredit(row),
                Exchange = row.Exchange?.Value,
            });
        }
    }

    // The document's example has 보통매매 and 현금매수 of an order without credit, and no label of one with it: these are its words for credit elsewhere.
    private static bool IsOnCredit(OrderHistoryEntry row) =>
        row.LoanDate is not null || CreditWords.Any(word => row.CreditTypeName.Contains(word, StringComparison.Ordinal) || row.OrderSideName.Contains(word, StringComparison.Ordinal));

    private async Task ReadGoldOpenAsync(string list, CancellationToken cancellationToken)
    {
        // Market and exchange as in the document's example, which names no codes.
        var request = new GoldOpenOrdersRequest
        {
            OrderDate = day,
            QueryType = GoldOrderQueryType.OrderSequence,
            Market = "1",
            SecurityKind = SecurityKind.All,
            Side = OrderSideFilter.All,
            StockCode = code,
            Exchange = Exchange.Krx,
        };
        await foreach (var row in account.EnumerateGoldOpenOrdersAsync(request, cancellationToken).ConfigureAwait(false))
        {
            Add(Describe(row, list, null));
        }
    }

    private async Task ReadGoldHistoryAsync(string list, CancellationToken cancellationToken)
    {
        var request = new GoldOrderHistoryRequest
        {
            OrderDate = day,
            QueryType = OrderHistoryQueryType.OrderSequence,
            SecurityKind = SecurityKind.All,
            Side = OrderSideFilter.All,
            StockCode = code,
            Exchange = Exchange.All,
        };
        await foreach (var row in account.EnumerateGoldOrderHistoryAsync(request, cancellationToken).ConfigureAwait(false))
        {
            Add(Describe(row, list, row.OrderTime));
        }
    }

    private OrderCandidate Describe(IOrder row, string apiId, TimeOnly? time) => new()
    {
        OrderNumber = row.OrderNumber,
        OriginalOrderNumber = OrderMatch.Significant(row.OriginalOrderNumber).Length == 0 ? "" : row.OriginalOrderNumber,
        IsNew = OrderMatch.IsZeros(row.OriginalOrderNumber),
        Code = row.StockCode.Code,
        SideText = row.OrderSideName,
        TypeText = row.OrderTypeName,
        Quantity = row.OrderQuantity,
        ExecutedQuantity = row.ExecutedQuantity,
        Price = row.OrderPrice,
        ExecutedPrice = row.ExecutedPrice,
        Time = MomentOf(time),
        ApiIds = [apiId],
    };

    private OrderCandidate Describe(IGoldOrder row, string apiId, TimeOnly? time) => new()
    {
        OrderNumber = row.OrderNumber,
        OriginalOrderNumber = OrderMatch.Significant(row.OriginalOrderNumber).Length == 0 ? "" : row.OriginalOrderNumber,
        IsNew = OrderMatch.IsZeros(row.OriginalOrderNumber),
        Code = row.StockCode,
        SideText = row.OrderSideName,
        ChangeText = row.ModifyCancelStatus,
        TypeText = row.OrderTypeName,
        StatusText = row.AcceptanceStatus,
        Quantity = row.OrderQuantity,
        UnfilledQuantity = row.UnfilledQuantity,
        ExecutedQuantity = row.ExecutedQuantity,
        Price = row.OrderPrice,
        ExecutedPrice = row.ExecutedPrice,
        Time = MomentOf(time),
        ApiIds = [apiId],
    };

    private DateTimeOffset? MomentOf(TimeOnly? time) => time is { } known ? new DateTimeOffset(day.ToDateTime(known), KoreanTime.Offset) : null;

    private void Add(OrderCandidate order)
    {
        read?.Invoke(order);
        var key = OrderMatch.Significant(order.OrderNumber);
        _orders[key] = _orders.TryGetValue(key, out var known) ? known.UpdatedBy(order) : order;
    }
}

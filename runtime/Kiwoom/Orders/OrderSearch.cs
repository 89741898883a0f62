namespace Kiwoom.Orders;

/// <summary>Asks the account's lists of a day for its orders and puts together what they say of each.</summary>
internal sealed class OrderSearch(IAccountClient account, string code, DateOnly day)
{
    private readonly Dictionary<string, OrderCandidate> _orders = new(StringComparer.Ordinal);

    /// <summary>The orders found so far.</summary>
    public IEnumerable<OrderCandidate> Orders => _orders.Values;

    /// <summary>Stock orders, credit orders among them. The lists of open and executed orders know today only.</summary>
    public async Task ReadStockOrdersAsync(bool isToday, CancellationToken cancellationToken)
    {
        if (isToday)
        {
            await ReadOpenAsync(cancellationToken).ConfigureAwait(false);
            await ReadExecutedAsync(cancellationToken).ConfigureAwait(false);
        }

        // The last word: it has rejected and cancelled orders too.
        var request = new OrderHistoryRequest
        {
            OrderDate = day,
            QueryType = OrderHistoryQueryType.OrderSequence,
            SecurityKind = SecurityKind.All,
            Side = OrderSideFilter.All,
            StockCode = code,
            Exchange = OrderExchangeFilter.All,
        };
        await foreach (var row in account.EnumerateOrderHistoryAsync(request, cancellationToken).ConfigureAwait(false))
        {
            Add(Describe(row, "kt00007", row.OrderTime) with
            {
                ChangeText = row.ModifyCancelStatus,
                StatusText = row.AcceptanceStatus,
                UnfilledQuantity = row.RemainingQuantity,
            });
        }
    }

    /// <summary>Gold orders, which have lists of their own.</summary>
    public async Task ReadGoldOrdersAsync(CancellationToken cancellationToken)
    {
        // Market and exchange as in the document's example, which names no codes.
        var open = new GoldOpenOrdersRequest
        {
            OrderDate = day,
            QueryType = GoldOrderQueryType.OrderSequence,
            Market = "1",
            SecurityKind = SecurityKind.All,
            Side = OrderSideFilter.All,
            StockCode = code,
            Exchange = OrderExchangeFilter.Krx,
        };
        await foreach (var row in account.EnumerateGoldOpenOrdersAsync(open, cancellationToken).ConfigureAwait(false))
        {
            Add(Describe(row, "kt50075", null));
        }

        var history = new GoldOrderHistoryRequest
        {
            OrderDate = day,
            QueryType = OrderHistoryQueryType.OrderSequence,
            SecurityKind = SecurityKind.All,
            Side = OrderSideFilter.All,
            StockCode = code,
            Exchange = OrderExchangeFilter.All,
        };
        await foreach (var row in account.EnumerateGoldOrderHistoryAsync(history, cancellationToken).ConfigureAwait(false))
        {
            Add(Describe(row, "kt50031", row.OrderTime));
        }
    }

    private async Task ReadOpenAsync(CancellationToken cancellationToken)
    {
        var request = new OpenOrdersRequest
        {
            StockScope = StockScope.Single,
            Side = OrderSideFilter.All,
            StockCode = code,
            Exchange = OrderExchangeScope.Unified,
        };
        await foreach (var row in account.EnumerateOpenOrdersAsync(request, cancellationToken).ConfigureAwait(false))
        {
            Add(Describe(row, "ka10075", row.Time) with { StatusText = row.OrderStatus, UnfilledQuantity = row.UnfilledQuantity });
        }
    }

    private async Task ReadExecutedAsync(CancellationToken cancellationToken)
    {
        var request = new ExecutedOrdersRequest
        {
            StockCode = code,
            StockScope = StockScope.Single,
            Side = OrderSideFilter.All,
            Exchange = OrderExchangeScope.Unified,
        };
        await foreach (var row in account.EnumerateExecutedOrdersAsync(request, cancellationToken).ConfigureAwait(false))
        {
            Add(Describe(row, "ka10076", row.OrderTime) with { StatusText = row.OrderStatus, UnfilledQuantity = row.UnfilledQuantity });
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
        var key = OrderMatch.Significant(order.OrderNumber);
        _orders[key] = _orders.TryGetValue(key, out var known) ? known.UpdatedBy(order) : order;
    }
}

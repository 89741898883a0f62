using Kiwoom.CreditOrders;
using Kiwoom.Endpoints;

namespace Kiwoom.Orders;

/// <summary>Sends whatever order through the client's method for it, and makes the changes that belong to an order.</summary>
internal sealed class OrderSender(IKiwoomClient client)
{
    /// <summary>The lists that show stock orders.</summary>
    public static string StockOrderId => BuyOrderEndpoint.Instance.ApiId;

    /// <summary>The API ID of a new order.</summary>
    public static string ApiIdOf(IOrderRequest? request) => request switch
    {
        GoldBuyOrderRequest => GoldBuyOrderEndpoint.Instance.ApiId,
        GoldSellOrderRequest => GoldSellOrderEndpoint.Instance.ApiId,
        _ => StockOrderId,
    };

    /// <summary>Sends a new order.</summary>
    /// <exception cref="ArgumentException">It is none, but a change of one, or of a type that this client does not know.</exception>
    public async Task<string> SendAsync(IOrderRequest request, CancellationToken cancellationToken) => (request switch
    {
        BuyOrderRequest order => await client.Orders.BuyAsync(order, cancellationToken).ConfigureAwait(false),
        SellOrderRequest order => await client.Orders.SellAsync(order, cancellationToken).ConfigureAwait(false),
        CreditBuyOrderRequest order => await client.CreditOrders.BuyAsync(order, cancellationToken).ConfigureAwait(false),
        CreditSellOrderRequest order => await client.CreditOrders.SellAsync(order, cancellationToken).ConfigureAwait(false),
        GoldBuyOrderRequest order => await client.Orders.BuyGoldAsync(order, cancellationToken).ConfigureAwait(false),
        GoldSellOrderRequest order => await client.Orders.SellGoldAsync(order, cancellationToken).ConfigureAwait(false),
        _ => throw NoNewOrder(request),
    }).OrderNumber;

    /// <summary>Whether a request is a new order that can be sent here.</summary>
    public static void Check(IOrderRequest request)
    {
        if (request is not (BuyOrderRequest or SellOrderRequest or CreditBuyOrderRequest or CreditSellOrderRequest or GoldBuyOrderRequest or GoldSellOrderRequest))
        {
            throw NoNewOrder(request);
        }
    }

    /// <summary>A modification of an order, and the call that sends it.</summary>
    public (IOrderRequest Request, Func<CancellationToken, Task<OrderChangeReceipt>> SendAsync) Modification(
        TrackedOrder order, OrderLeg leg, long quantity, decimal price, decimal? stopPrice)
    {
        if (order.Request is GoldBuyOrderRequest or GoldSellOrderRequest)
        {
            var gold = new GoldModifyOrderRequest { StockCode = leg.Code, OriginalOrderNumber = leg.Number, Quantity = quantity, Price = price };
            return (gold, token => client.Orders.ModifyGoldAsync(gold, token));
        }

        if (IsCredit(order))
        {
            var credit = new CreditModifyOrderRequest
            {
                Exchange = ExchangeOf(order, leg),
                OriginalOrderNumber = leg.Number,
                StockCode = leg.Code,
                Quantity = quantity,
                Price = price,
                StopPrice = stopPrice,
            };
            return (credit, token => client.CreditOrders.ModifyAsync(credit, token));
        }

        var stock = new ModifyOrderRequest
        {
            Exchange = ExchangeOf(order, leg),
            OriginalOrderNumber = leg.Number,
            StockCode = leg.Code,
            Quantity = quantity,
            Price = price,
            StopPrice = stopPrice,
        };
        return (stock, token => client.Orders.ModifyAsync(stock, token));
    }

    /// <summary>A cancellation of all that waits under a number, and the call that sends it.</summary>
    public (IOrderRequest Request, Func<CancellationToken, Task<OrderChangeReceipt>> SendAsync) Cancellation(TrackedOrder order, OrderLeg leg)
    {
        if (order.Request is GoldBuyOrderRequest or GoldSellOrderRequest)
        {
            var gold = new GoldCancelOrderRequest { StockCode = leg.Code, OriginalOrderNumber = leg.Number, Quantity = 0 };
            return (gold, token => client.Orders.CancelGoldAsync(gold, token));
        }

        if (IsCredit(order))
        {
            var credit = new CreditCancelOrderRequest { Exchange = ExchangeOf(order, leg), OriginalOrderNumber = leg.Number, StockCode = leg.Code, Quantity = 0 };
            return (credit, token => client.CreditOrders.CancelAsync(credit, token));
        }

        var stock = new CancelOrderRequest { Exchange = ExchangeOf(order, leg), OriginalOrderNumber = leg.Number, StockCode = leg.Code, Quantity = 0 };
        return (stock, token => client.Orders.CancelAsync(stock, token));
    }

    // What an order of another program is, only the server says; of a number that a change has just brought it has not said it yet.
    private static bool IsCredit(TrackedOrder order) =>
        order.Request is CreditBuyOrderRequest or CreditSellOrderRequest
        || (order.Request is null && order.Legs.Exists(leg => leg.IsOnCredit));

    private static ArgumentException NoNewOrder(IOrderRequest request) =>
        new($"A {request.GetType().Name} is no new order: changes are sent by the {nameof(TrackedOrder)} that they change.", nameof(request));

    private static Exchange ExchangeOf(TrackedOrder order, OrderLeg leg) => order.Request switch
    {
        BuyOrderRequest request => request.Exchange,
        SellOrderRequest request => request.Exchange,
        CreditBuyOrderRequest request => request.Exchange,
        CreditSellOrderRequest request => request.Exchange,
        _ => leg.Exchange is { } known and not Exchange.Unknown ? known == Exchange.All ? Exchange.Sor : known
            : throw new InvalidOperationException($"Nothing has told on which exchange order {leg.Number} is: change it by a request of your own."),
    };
}

using Kiwoom.Orders;

namespace Kiwoom.Redis.Tests.Support;

/// <summary>The order that tests send, and how they send it under a key.</summary>
internal static class KeyedOrders
{
    public static BuyOrderRequest Order { get; } = new() { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 10, Price = 70_000, Type = OrderType.Limit };

    /// <summary>Buys under the one key.</summary>
    public static Task<SharedOrder> BuyAsync(KiwoomRedis shared, KiwoomClient client, CancellationToken cancellationToken) =>
        shared.Orders.SendAsync("key", Order, async token => (await client.Orders.BuyAsync(Order, token)).OrderNumber, cancellationToken);

    /// <summary>Does it as soon as Redis is there again.</summary>
    public static async Task<T> WhenThereAsync<T>(Func<Task<T>> action, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await action();
            }
            catch (RedisUnavailableException)
            {
                await Task.Delay(50, cancellationToken);
            }
        }
    }
}

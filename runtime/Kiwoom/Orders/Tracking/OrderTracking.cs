using Kiwoom.Orders;

namespace Kiwoom;

/// <summary>Following orders from their request to their end.</summary>
public static class OrderTracking
{
    /// <summary>Makes a tracker of the account's orders. Nothing is sent before it starts.</summary>
    /// <param name="client">The client, which the tracker does not dispose of.</param>
    /// <param name="options">How it works; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time of the options cannot be.</exception>
    /// <example>
    /// <code>
    /// await using OrderTracker tracker = kiwoom.TrackOrders();
    /// TrackedOrder order = await tracker.SendAsync(new BuyOrderRequest { … });
    /// await foreach (OrderSnapshot now in order.Changes())
    /// {
    ///     Console.WriteLine($"{now.State}: {now.FilledQuantity} of {now.Quantity} at {now.AveragePrice}");
    /// }
    /// </code>
    /// </example>
    public static OrderTracker TrackOrders(this IKiwoomClient client, OrderTrackerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new OrderTracker(client, options);
    }
}

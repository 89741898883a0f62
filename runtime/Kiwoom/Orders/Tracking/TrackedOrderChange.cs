namespace Kiwoom.Orders;

/// <summary>A change of one of the orders that an <see cref="OrderTracker"/> follows.</summary>
/// <param name="Order">The order.</param>
/// <param name="Snapshot">What is known of it from then on.</param>
public sealed record TrackedOrderChange(TrackedOrder Order, OrderSnapshot Snapshot);

namespace Kiwoom.Redis;

/// <summary>
/// The order was not sent: while it waited for its turn another process resolved it (<see cref="SharedOrders.ResolveAsync"/>), or took its key after Redis had
/// forgotten it. What stands under the key now, <see cref="SharedOrders.FindAsync"/> tells.
/// </summary>
public sealed class SharedOrderResolvedException : Exception
{
    internal SharedOrderResolvedException(string key)
        : base($"The order under the key '{key}' was not sent: another process has resolved it, or has taken its key, while it waited for its turn.")
    {
    }
}

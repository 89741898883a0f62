namespace Kiwoom.Redis;

/// <summary>Redis did not answer in time, is not there, or takes no commands now (its memory is full, it loads …).</summary>
public sealed class RedisUnavailableException : Exception
{
    internal RedisUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

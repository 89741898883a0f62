namespace Kiwoom.Redis;

/// <summary>Redis did not answer in time, or is not there.</summary>
public sealed class RedisUnavailableException : Exception
{
    internal RedisUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

namespace Kiwoom.Redis;

/// <summary>Redis did not answer in time, is not there, or refused (its memory is full, its user may not …): the message says which.</summary>
public sealed class RedisUnavailableException : Exception
{
    internal RedisUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

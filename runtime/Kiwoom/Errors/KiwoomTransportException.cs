namespace Kiwoom;

/// <summary>The server could not be reached, broke off, or did not answer in time.</summary>
public sealed class KiwoomTransportException : KiwoomException
{
    internal KiwoomTransportException(string apiId, string message, Exception? innerException = null)
        : base(apiId, message, innerException)
    {
    }
}

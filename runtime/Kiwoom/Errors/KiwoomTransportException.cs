namespace Kiwoom;

/// <summary>The server could not be reached, broke off, or did not answer in time.</summary>
public sealed class KiwoomTransportException : KiwoomException
{
    internal KiwoomTransportException(string apiId, string message, Exception? innerException = null, bool wasSent = false)
        : base(apiId, message, innerException) => WasSent = wasSent;

    /// <summary>Whether any of the request's body may have left this machine.</summary>
    public bool WasSent { get; }

    /// <summary>Whether another attempt may do better: false for what a handler of the application threw, which is not the network's failure.</summary>
    internal bool MayPass { get; init; } = true;
}

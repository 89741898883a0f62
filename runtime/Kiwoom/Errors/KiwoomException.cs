namespace Kiwoom;

/// <summary>The base of everything this library throws on purpose. No message ever holds a key or token.</summary>
public abstract class KiwoomException : Exception
{
    private protected KiwoomException(string apiId, string message, Exception? innerException = null)
        : base(apiId.Length == 0 ? message : $"{apiId}: {message}", innerException) => ApiId = apiId;

    /// <summary>The API ID of the call; empty where no call is concerned.</summary>
    public string ApiId { get; }
}

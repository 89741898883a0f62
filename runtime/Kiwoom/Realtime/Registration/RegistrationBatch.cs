namespace Kiwoom.Realtime;

/// <summary>One frame that registers routes or removes them.</summary>
/// <param name="routes">The routes.</param>
/// <param name="isRemoval">Whether they are removed.</param>
internal abstract class RegistrationBatch(IReadOnlyList<Route> routes, bool isRemoval)
{
    public IReadOnlyList<Route> Routes { get; } = routes;

    public bool IsRemoval { get; } = isRemoval;

    /// <summary>Sends it and waits for the answer. It is not cancelled: the connection's end ends the wait, and says how.</summary>
    /// <param name="link">The connection.</param>
    /// <param name="turn">Its turn, which has come.</param>
    /// <param name="book">Learns of the success on the receive loop, before anything that came after the answer is read.</param>
    /// <exception cref="KiwoomApiException">The server refused it.</exception>
    /// <exception cref="KiwoomProtocolException">The answer could not be read.</exception>
    /// <exception cref="KiwoomTransportException">The connection broke, or no answer came in time.</exception>
    public abstract Task SendAsync(SocketLink link, RequestTurn turn, RegistrationBook book);

    /// <summary>Whether the connection ended because this frame was not answered: it can also have ended because another one was not.</summary>
    public bool IsUnanswered(KiwoomTransportException failure) => failure.InnerException is TimeoutException && IsOwn(failure.ApiId);

    /// <summary>Whether an error's id is one of the requests that this frame stands for.</summary>
    protected abstract bool IsOwn(string apiId);
}

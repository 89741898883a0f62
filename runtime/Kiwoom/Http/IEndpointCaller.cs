namespace Kiwoom.Http;

/// <summary>
/// Carries out calls to endpoints that a project's own spec adds. The client and its areas are callers: such a call goes the way of all others,
/// with its checks, limits, token, repeats and order safety. A stand-in in a test is one where the code under test makes such calls.
/// </summary>
public interface IEndpointCaller
{
    /// <summary>One call, one page.</summary>
    /// <param name="endpoint">What is called; its <see cref="Endpoint{TRequest, TResponse}.ApiId"/> says which it is.</param>
    /// <param name="request">What to ask for.</param>
    /// <param name="continuation">Where the last page ended; null for the first page.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="KiwoomException">As of every call.</exception>
    Task<TResponse> SendAsync<TRequest, TResponse>(
        Endpoint<TRequest, TResponse> endpoint, TRequest request, Continuation? continuation, CancellationToken cancellationToken)
        where TResponse : KiwoomResponse;
}

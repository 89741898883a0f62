using Kiwoom.Endpoints;
using Kiwoom.Http;

namespace Kiwoom.Authentication;

/// <summary>
/// Holds the access token. Asking the server again may return the same token or kill the old one, so there is one request for
/// it at a time, and none while a valid one is at hand.
/// </summary>
internal sealed class TokenProvider(HttpExchange exchange, KiwoomOptions options, TimeProvider timeProvider) : ITokenSource, IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _disposed = new();
    private Token? _current;
    private Task<Token>? _refresh;

    /// <summary>A token that is valid for a while yet.</summary>
    public ValueTask<Token> GetAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed.IsCancellationRequested, typeof(KiwoomClient));
        var current = Volatile.Read(ref _current);
        if (current is not null && IsFresh(current))
        {
            return new ValueTask<Token>(current);
        }

        return new ValueTask<Token>(JoinRefresh().WaitAsync(cancellationToken));
    }

    /// <summary>Drops a token that the server no longer takes.</summary>
    public void Forget(Token token) => Interlocked.CompareExchange(ref _current, null, token);

    public void Dispose()
    {
        if (!_disposed.IsCancellationRequested)
        {
            _disposed.Cancel();
            _disposed.Dispose();
        }
    }

    private bool IsFresh(Token token) => token.ExpiresAt - options.TokenRenewalMargin > timeProvider.GetUtcNow();

    /// <summary>The refresh under way, or a new one. One caller's cancellation does not end it for the others.</summary>
    private Task<Token> JoinRefresh()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed.IsCancellationRequested, typeof(KiwoomClient));
            if (_current is { } current && IsFresh(current))
            {
                return Task.FromResult(current);
            }

            if (_refresh is null || _refresh.IsCompleted)
            {
                var cancellation = _disposed.Token;
                _refresh = Task.Run(() => RequestAsync(cancellation), CancellationToken.None);
            }

            return _refresh;
        }
    }

    private async Task<Token> RequestAsync(CancellationToken cancellationToken)
    {
        var request = new AccessTokenRequest
        {
            AppKey = options.AppKey,
            SecretKey = options.SecretKey,
        };
        var answer = await exchange.SendAsync(AccessTokenEndpoint.Instance, request, null, default, cancellationToken).ConfigureAwait(false);
        if (answer.Token.IsEmpty || answer.Token.Reveal().AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new KiwoomProtocolException(AccessTokenEndpoint.Instance.ApiId, "the server answered without a usable token.");
        }

        if (answer.ExpiresAt is not { } expiresAt)
        {
            throw new KiwoomProtocolException(AccessTokenEndpoint.Instance.ApiId, "the server answered without the token's end.");
        }

        var token = new Token(answer.Token, expiresAt);
        Volatile.Write(ref _current, token);
        return token;
    }
}

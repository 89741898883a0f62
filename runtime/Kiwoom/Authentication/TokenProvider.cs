using Kiwoom.Endpoints;
using Kiwoom.Http;
using Kiwoom.OAuth;
using Kiwoom.Retries;
using Kiwoom.Telemetry;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Authentication;

/// <summary>
/// Holds the access token. Asking the server again may return the same token or kill the old one, so there is one request for
/// it at a time, and none while a valid one is at hand, here or in the store.
/// </summary>
internal sealed partial class TokenProvider(
    HttpExchange exchange, KiwoomOptions options, RetryPolicy retries, TimeProvider clock, ILogger logger) : ITokenSource, IDisposable
{
    // A token that arrives close to its end, by a clock that may be wrong, was still given by the server just now.
    private static readonly TimeSpan LeastUse = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _disposed = new();
    private readonly RefreshGuard _guard = new(clock);
    private readonly SharedTokens _shared = new(options, clock, logger);
    private Token? _current;
    private Token? _refused;
    private Secret _seen;
    private Task<Token>? _refresh;

    /// <summary>Ends with the client.</summary>
    public CancellationToken Disposed => _disposed.Token;

    /// <inheritdoc/>
    public TimeSpan? HeldFor => _guard.HeldFor;

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
    public void Forget(Token token, KiwoomException reason)
    {
        if (Interlocked.CompareExchange(ref _current, null, token) != token)
        {
            // Another caller came first.
            return;
        }

        Volatile.Write(ref _refused, token);
        LogRefused(logger, reason.ApiId);
        if (token.WasAccepted)
        {
            _guard.Reset();
        }
        else
        {
            _guard.TokenRefused(reason);
        }
    }

    /// <summary>Has the server end the present token, if there is one.</summary>
    public async Task RevokeAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed.IsCancellationRequested, typeof(KiwoomClient));
        var token = Volatile.Read(ref _current) ?? await ReadSharedAsync(cancellationToken).ConfigureAwait(false);
        if (token is null)
        {
            return;
        }

        // First of all, so that no call takes it any more.
        Interlocked.CompareExchange(ref _current, null, token);
        Volatile.Write(ref _refused, token);
        await _shared.RemoveAsync(token.Stored, cancellationToken).ConfigureAwait(false);
        var request = new TokenRevocationRequest { AppKey = options.AppKey, SecretKey = options.SecretKey, Token = token.Value };
        await exchange.SendAsync(TokenRevocationEndpoint.Instance, request, null, default, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        if (!_disposed.IsCancellationRequested)
        {
            // Not disposed of: calls under way still ask whether it is cancelled.
            _disposed.Cancel();
        }
    }

    private bool IsFresh(Token token) => clock.GetUtcNow() < token.RenewAt;

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
                _refresh = Task.Run(() => RefreshAsync(cancellation), CancellationToken.None);

                // Every caller may have left when it fails; the failure is logged, and nobody else's business.
                _refresh.MayFailUnobserved();
            }

            return _refresh;
        }
    }

    private async Task<Token> RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            var token = await FindOrRequestAsync(cancellationToken).ConfigureAwait(false);
            Volatile.Write(ref _current, token);
            return token;
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            // Nobody who waits has cancelled: the client was disposed of.
            throw new ObjectDisposedException(nameof(KiwoomClient), e);
        }
    }

    private async Task<Token> FindOrRequestAsync(CancellationToken cancellationToken)
    {
        if (await ReadSharedAsync(cancellationToken).ConfigureAwait(false) is { } shared)
        {
            return shared;
        }

        await _guard.WaitAsync(cancellationToken).ConfigureAwait(false);
        var held = await _shared.LockAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Another process may have been faster.
            return await ReadSharedAsync(cancellationToken).ConfigureAwait(false) ?? await RequestAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await _shared.UnlockAsync(held).ConfigureAwait(false);
        }
    }

    private async Task<Token> RequestAsync(CancellationToken cancellationToken)
    {
        var request = new AccessTokenRequest { AppKey = options.AppKey, SecretKey = options.SecretKey };
        var progress = new CallProgress { FirstSent = clock.GetTimestamp() };
        while (true)
        {
            progress.Attempts++;
            try
            {
                var answer = await exchange.SendAsync(AccessTokenEndpoint.Instance, request, null, default, cancellationToken).ConfigureAwait(false);
                var token = await TakeAsync(answer, cancellationToken).ConfigureAwait(false);
                Foreign.Count(KiwoomTelemetry.TokenRequestCount);
                LogReceived(logger, token.RenewAt);
                return token;
            }
            catch (KiwoomException e)
            {
                Foreign.Count(KiwoomTelemetry.TokenRequestCount, new KeyValuePair<string, object?>(KiwoomTelemetry.ErrorTag, e.GetType().Name));
                if (retries.NextDelay(AccessTokenEndpoint.Instance.Kind, e, ref progress) is not { } delay)
                {
                    _guard.RequestFailed(e);
                    LogFailed(logger, e.GetType().Name);
                    throw;
                }

                await Task.Delay(delay, clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<Token> TakeAsync(AccessToken answer, CancellationToken cancellationToken)
    {
        if (!Token.IsUsable(answer.Token))
        {
            throw new KiwoomProtocolException(AccessTokenEndpoint.Instance.ApiId, "the server answered without a usable token.");
        }

        if (answer.ExpiresAt is not { } expiresAt)
        {
            throw new KiwoomProtocolException(AccessTokenEndpoint.Instance.ApiId, "the server answered without the token's end.");
        }

        var stored = new StoredToken(answer.Token, expiresAt);
        _seen = stored.Value;
        await _shared.WriteAsync(stored, cancellationToken).ConfigureAwait(false);
        return TakeIntoUse(stored);
    }

    /// <summary>The store's token, unless it is about to end or the server has refused it.</summary>
    private async Task<Token?> ReadSharedAsync(CancellationToken cancellationToken)
    {
        var stored = await _shared.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (stored is null || stored.Value == Volatile.Read(ref _refused)?.Value)
        {
            return null;
        }

        // Come since the last look, it was given just now; by a clock that may be wrong it ends too soon all the same.
        var isNew = !_seen.IsEmpty && stored.Value != _seen;
        _seen = stored.Value;
        var token = isNew ? TakeIntoUse(stored) : new Token(stored, stored.ExpiresAt - options.TokenRenewalMargin);
        return IsFresh(token) ? token : null;
    }

    /// <summary>A token that the server has just given, to this client or another.</summary>
    private Token TakeIntoUse(StoredToken stored)
    {
        var least = clock.GetUtcNow() + LeastUse;
        var renewAt = stored.ExpiresAt - options.TokenRenewalMargin;
        return new Token(stored, renewAt > least ? renewAt : least);
    }

    [LoggerMessage(30, LogLevel.Debug, "Received a token; another will be asked for at {RenewAt:u}")]
    private static partial void LogReceived(ILogger logger, DateTimeOffset renewAt);

    [LoggerMessage(31, LogLevel.Information, "{ApiId}: the token was refused; asking for another")]
    private static partial void LogRefused(ILogger logger, string apiId);

    [LoggerMessage(32, LogLevel.Warning, "There is no token to be had: {Error}")]
    private static partial void LogFailed(ILogger logger, string error);
}

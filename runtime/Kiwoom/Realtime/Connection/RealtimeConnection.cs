using Kiwoom.Retries;

namespace Kiwoom.Realtime;

/// <summary>
/// Keeps one connection alive for as long as a stream wants something of it: opens it, logs in, has everything registered, and
/// when it breaks does all of that again.
/// </summary>
/// <param name="context">What all connections share.</param>
/// <param name="number">Which it is, from 1.</param>
/// <param name="onEndedForGood">Hears that it must not be opened again, and why.</param>
internal sealed class RealtimeConnection(RealtimeContext context, int number, Action<Exception> onEndedForGood) : IAsyncDisposable, IDisposable
{
    // A server may refuse a token for a moment; a key that it does not take, it never takes.
    private const int MaxLoginRefusals = 3;

    private readonly RequestPacer _pacer = new(context.Options.RegistrationsPerSecond, context.Clock);
    private readonly CancellationTokenSource _stopping = new();
    private bool _isClosing;
    private RealtimeState _state;
    private SocketLink? _link;
    private Task _running = Task.CompletedTask;
    private bool _isRunning;

    /// <summary>What is registered over it.</summary>
    public RegistrationBook Book { get; } = new(context);

    /// <summary>Lends what is logged in to calls.</summary>
    public LinkLender Links { get; } = new();

    /// <summary>Where it stands.</summary>
    public RealtimeState State
    {
        get
        {
            lock (context.Gate)
            {
                return _state;
            }
        }
    }

    /// <summary>Why it must not be opened again; null while it may.</summary>
    public KiwoomException? Fatal { get; private set; }

    /// <summary>Opens it unless it is open; what streams want is registered as soon as it can be.</summary>
    public void EnsureRunning()
    {
        lock (context.Gate)
        {
            if (_isRunning || _stopping.IsCancellationRequested)
            {
                return;
            }

            _isRunning = true;

            // The loops belong to no caller: not to the one whose activity or culture happens to flow here.
            using (ExecutionContext.SuppressFlow())
            {
                _running = Task.Run(RunAsync);
            }
        }
    }

    /// <summary>Ends it and its streams.</summary>
    public void Dispose()
    {
        SocketLink? link;
        lock (context.Gate)
        {
            link = _link;
            _stopping.Cancel();
        }

        link?.Break(new LinkEnd(StreamGapReason.ConnectionLost, null));
        End(new ObjectDisposedException(nameof(KiwoomClient)), RealtimeState.Disposed);
    }

    /// <summary>Ends it and its streams, and says goodbye to the server.</summary>
    public async ValueTask DisposeAsync()
    {
        SocketLink? link;
        lock (context.Gate)
        {
            link = _link;
            _isClosing = true;
        }

        if (link is not null)
        {
            await link.CloseAsync().ConfigureAwait(false);
        }

        Dispose();
        await _running.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        var registrar = new Registrar(Book);
        var opener = new LinkOpener(context, Book, _pacer, number);
        var (hadSession, failures) = (false, 0);
        while (TryGoOn(hadSession))
        {
            SocketLink link;
            try
            {
                link = await opener.OpenAsync(Take, isPatient: hadSession, _stopping.Token).ConfigureAwait(false);
            }
            catch (KiwoomSessionReplacedException e)
            {
                EndForGood(e);
                return;
            }
            catch (Exception e)
            {
                if (!hadSession || opener.Refusals >= MaxLoginRefusals || _stopping.IsCancellationRequested)
                {
                    End(e, RealtimeState.Disconnected);
                    return;
                }

                await PauseAsync(++failures, e).ConfigureAwait(false);
                continue;
            }

            RealtimeCounters.Count(ref context.Counters.Logins);
            RealtimeCounters.Count(ref context.Counters.Reconnects, hadSession ? 1 : 0);
            hadSession = true;
            var openedAt = context.Clock.GetTimestamp();
            var end = await ServeAsync(link, registrar).ConfigureAwait(false);
            if (end.IsFinal)
            {
                EndForGood((KiwoomException)end.Exception!);
                return;
            }

            failures = context.Clock.GetElapsedTime(openedAt) >= context.Options.MaxReconnectDelay ? 0 : failures;
            if (TryGoOn(hadSession))
            {
                await PauseAsync(++failures, null).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Whether anybody still wants the connection; if nobody does, the next one who does begins anew.</summary>
    private bool TryGoOn(bool hadSession)
    {
        lock (context.Gate)
        {
            if (_isClosing || _stopping.IsCancellationRequested)
            {
                return false;
            }

            if (Book.IsWanted)
            {
                SetState(hadSession ? RealtimeState.Reconnecting : RealtimeState.Connecting, null);
                return true;
            }

            _isRunning = false;
            SetState(RealtimeState.Disconnected, null);
            return false;
        }
    }

    /// <summary>From now on it is this link's.</summary>
    private void Take(SocketLink link)
    {
        lock (context.Gate)
        {
            _stopping.Token.ThrowIfCancellationRequested();
            _link = link;
        }
    }

    private async Task<LinkEnd> ServeAsync(SocketLink link, Registrar registrar)
    {
        using var lifetime = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        var registering = registrar.RunAsync(link, () => SetState(RealtimeState.Ready, null), lifetime.Token);
        Links.Lend(link);
        var end = await link.Ending.ConfigureAwait(false);
        Links.Withdraw(link);
        await lifetime.CancelAsync().ConfigureAwait(false);
        await registering.ConfigureAwait(false);
        bool isMeant;
        lock (context.Gate)
        {
            _link = null;
            isMeant = _isClosing || _stopping.IsCancellationRequested;
        }

        link.Dispose();
        Book.Disconnect(link.LastFrame, end.Reason);
        if (!isMeant && !end.IsFinal)
        {
            RealtimeLog.ConnectionLost(context.Logger, number, end.Reason, end.Exception);
        }

        return end;
    }

    /// <summary>Waits before the next attempt: twice as long as before the last one, and not all clients at the same moment.</summary>
    private async Task PauseAsync(int attempt, Exception? failure)
    {
        var options = context.Options;
        var delay = Backoff.Scatter(Backoff.After(attempt, options.ReconnectDelay, options.MaxReconnectDelay));
        if (failure is not null)
        {
            RealtimeLog.ReconnectFailed(context.Logger, number, attempt, delay, failure);
        }

        try
        {
            await Task.Delay(delay, context.Clock, _stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The loop sees it too.
        }
    }

    private void EndForGood(KiwoomException reason)
    {
        lock (context.Gate)
        {
            Fatal = reason;
            End(reason, RealtimeState.Failed);
            onEndedForGood(reason);
        }
    }

    private void End(Exception reason, RealtimeState state)
    {
        lock (context.Gate)
        {
            if (_state == RealtimeState.Disposed)
            {
                return;
            }

            _isRunning = false;
            if (state != RealtimeState.Disposed && _stopping.IsCancellationRequested)
            {
                return;
            }

            if (state != RealtimeState.Disposed)
            {
                RealtimeLog.Ended(context.Logger, number, reason);
            }

            Book.FailAll(reason);
            Links.Fail(reason);
            SetState(state, state == RealtimeState.Disposed ? null : reason);
        }
    }

    private void SetState(RealtimeState state, Exception? reason)
    {
        lock (context.Gate)
        {
            if (_state == state || _state == RealtimeState.Disposed)
            {
                return;
            }

            _state = state;
            RealtimeLog.StateChanged(context.Logger, number, state);
            context.Events.Publish(new RealtimeStateChange(number, state, reason));
        }
    }
}

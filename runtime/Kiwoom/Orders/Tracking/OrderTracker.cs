namespace Kiwoom.Orders;

/// <summary>
/// Follows the account's orders of a day from their request to their end: over receipts, messages (00) and the account's lists, across modifications that
/// change their number and breaks of the connection in which messages are lost. Orders of other programs and of 영웅문 are among them.
/// </summary>
/// <remarks>
/// <para>
/// What it does not know it calls <see cref="OrderState.Unknown"/>: after a gap until the lists have been read, while the connection is down, where the outcome of
/// a request is not known, and before the lists have confirmed that an order ended unfilled. Messages may come twice, late, before the receipt or not at all.
/// </para>
/// <para>
/// It needs the connection and, for look-ups, the queries of open and executed orders and of the day's history, of which one round answers all that is open.
/// Order numbers begin anew each day: make a tracker for each, after midnight in Korea. All members may be called from any thread; no lock is held while code
/// of yours runs.
/// </para>
/// </remarks>
public sealed partial class OrderTracker : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly IKiwoomClient _client;
    private readonly OrderTrackerOptions _options;
    private readonly TimeProvider _clock;
    private readonly OrderSender _sender;
    private readonly OrderGraph _graph;
    private readonly ChangeFeed<TrackedOrderChange> _changes = new(remembersLast: false);
    private readonly CancellationTokenSource _disposed = new();
    private Task? _start;
    private Task _running = Task.CompletedTask;
    private DateOnly _day;
    private Exception? _failure;
    private bool _isDisposed;

    internal OrderTracker(IKiwoomClient client, OrderTrackerOptions? options)
    {
        _client = client;
        _options = options?.Copy() ?? new OrderTrackerOptions();
        _options.Validate();
        _clock = _options.TimeProvider ?? (client as KiwoomClient)?.Clock ?? TimeProvider.System;
        _sender = new OrderSender(client);
        _graph = new OrderGraph(this);
        _lookUps = new LookUpTurns(_options, _clock);
    }

    /// <summary>The orders of the day so far, in the order in which the tracker saw them first: a snapshot.</summary>
    public IReadOnlyList<TrackedOrder> Orders
    {
        get
        {
            lock (_gate)
            {
                return [.. _graph.Orders];
            }
        }
    }

    /// <summary>What ended the tracker: its stream failed, for example because the app key was logged in elsewhere. Null while it runs.</summary>
    public Exception? Failure
    {
        get
        {
            lock (_gate)
            {
                return _failure;
            }
        }
    }

    /// <summary>Why the last look-up failed; null where it did not. It is repeated by itself.</summary>
    public KiwoomException? LookUpFailure { get; private set; }

    /// <summary>
    /// Every change of every order from this call on, in their order. None is left out; a reader who is slow holds nothing up.
    /// </summary>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="KiwoomException">The tracker's stream failed.</exception>
    public IAsyncEnumerable<TrackedOrderChange> Changes(CancellationToken cancellationToken = default) => _changes.ReadAsync(cancellationToken);

    /// <summary>
    /// Begins to follow: registers for the messages and reads the lists of the orders that there are. <see cref="SendAsync"/> does it where it has not been done.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait for it.</param>
    /// <exception cref="KiwoomException">The server could not be reached, or refused.</exception>
    /// <exception cref="ObjectDisposedException">The tracker was disposed.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_start is null or { IsFaulted: true } or { IsCanceled: true })
            {
                _start = Task.Run(BeginAsync, CancellationToken.None);
            }

            return _start.WaitAsync(cancellationToken);
        }
    }

    /// <summary>
    /// Sends a new order, of stocks, on credit or of gold, and follows it. It goes through the client as any other, with its checks and ceilings, at most once.
    /// </summary>
    /// <param name="request">A request to buy or sell, for example a <see cref="BuyOrderRequest"/>.</param>
    /// <param name="cancellationToken">Ends the call; where the order was on its way, its outcome is unknown.</param>
    /// <returns>
    /// The order: accepted or, where no answer says what became of it, <see cref="OrderState.Unknown"/>, and then the tracker goes on looking for it. Never send
    /// it again before it is known.
    /// </returns>
    /// <exception cref="KiwoomOrderRejectedException">The server refused it: it does not exist.</exception>
    /// <exception cref="KiwoomException">It was not sent, or refused; the exception says why.</exception>
    /// <exception cref="ArgumentException">It is no request for a new order.</exception>
    /// <exception cref="InvalidOperationException">The tracker began on another day, or has ended.</exception>
    public async Task<TrackedOrder> SendAsync(IOrderRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        OrderSender.Check(request);
        await StartAsync(cancellationToken).ConfigureAwait(false);
        TrackedOrder order;
        lock (_gate)
        {
            ThrowIfEnded();
            order = _graph.Begin(request);
            Publish();
        }

        try
        {
            var number = await _sender.SendAsync(request, cancellationToken).ConfigureAwait(false);
            Do(() => _graph.Accept(order, number));
        }
        catch (KiwoomOrderOutcomeUnknownException)
        {
            Do(() => _graph.Lose(order));
        }
        catch (KiwoomApiException refused)
        {
            Do(() => _graph.Refuse(order, refused.ServerMessage));
            throw;
        }
        catch
        {
            Do(() => _graph.Discard(order));
            throw;
        }

        return order;
    }

    /// <summary>The order that has, or had, a number; null where none is known.</summary>
    /// <param name="orderNumber">The number, with or without zeros in front.</param>
    public TrackedOrder? Find(string orderNumber)
    {
        ArgumentNullException.ThrowIfNull(orderNumber);
        lock (_gate)
        {
            return _graph.Find(orderNumber);
        }
    }

    /// <summary>Ends the tracker. Orders stay as they are in the market; those that had not ended are of unknown state.</summary>
    public async ValueTask DisposeAsync()
    {
        Task? start;
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            start = _start;
            _isDisposed = true;
        }

        await _disposed.CancelAsync().ConfigureAwait(false);

        await (start ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        End(new ObjectDisposedException(nameof(OrderTracker)));
    }

    private void ThrowIfEnded()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_failure is not null)
        {
            throw new InvalidOperationException("The tracker has ended: Failure says why. Make another one.", _failure);
        }

        if (KoreanTime.Today(_clock) != _day)
        {
            throw new InvalidOperationException($"The tracker began on {_day:yyyy-MM-dd} in Korea, and order numbers begin anew each day: make another one.");
        }
    }

    /// <summary>Lets something happen to the orders and tells of it.</summary>
    private void Do(Action happening)
    {
        lock (_gate)
        {
            happening();
            Publish();
        }
    }

    /// <summary>Tells of what has changed. It only writes into queues.</summary>
    private void Publish(bool isLookUp = false)
    {
        var now = _clock.GetUtcNow();
        foreach (var order in _graph.TakeChanged())
        {
            var snapshot = _graph.Describe(order, now);
            if (order.Publish(snapshot))
            {
                _changes.Write(new TrackedOrderChange(order, order.Current));
            }

            foreach (var alias in order.Aliases)
            {
                alias.Publish(snapshot);
            }

            // What a look-up leaves open is asked again after a pause; what happens otherwise, at once.
            if (!isLookUp && _graph.Needs(order))
            {
                _lookUps.Ask();
            }
        }
    }

    private void End(Exception error)
    {
        lock (_gate)
        {
            if (_failure is not null)
            {
                return;
            }

            _failure = error;
            _graph.DoubtAll(OrderDoubt.NotFollowed);
            Publish();
            foreach (var order in _graph.Orders)
            {
                order.End(error);
            }

            _changes.Complete(error is ObjectDisposedException ? null : error);
        }
    }
}


namespace Kiwoom.Orders;

/// <summary>
/// An order that an <see cref="OrderTracker"/> follows, over all numbers that modifications give it. All members may be used by any number of threads at once.
/// </summary>
public sealed class TrackedOrder
{
    private readonly OrderTracker? _tracker;
    private readonly TaskCompletionSource<OrderSnapshot> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ChangeFeed<OrderSnapshot> _changes = new(remembersLast: true);
    private volatile OrderSnapshot _current = new();

    internal TrackedOrder(OrderTracker? tracker, IOrderRequest? request, long mark)
    {
        _tracker = tracker;
        Request = request;
        Mark = mark;
    }

    /// <summary>What was sent through the tracker; null for an order of another program, or of the account's owner in 영웅문.</summary>
    public IOrderRequest? Request { get; }

    /// <summary>What is known of the order now.</summary>
    public OrderSnapshot Current => _current;

    /// <summary>
    /// Ends when the order does, with its last snapshot. It never ends while the order's fate is unknown: wait with a time limit
    /// (<see cref="Task{TResult}.WaitAsync(TimeSpan)"/>). It fails with what ended the tracker.
    /// </summary>
    public Task<OrderSnapshot> Completion => _ended.Task;

    /// <summary>
    /// The snapshot of now, and then one for every change until the order ends. None is left out; a reader who is slow holds nothing up.
    /// </summary>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="KiwoomException">The tracker's stream failed: the order is followed no more.</exception>
    public IAsyncEnumerable<OrderSnapshot> Changes(CancellationToken cancellationToken = default) => _changes.ReadAsync(cancellationToken);

    /// <summary>
    /// Changes price and quantity of what waits. It names the order's present number, and the order goes on under the new one that the server gives.
    /// </summary>
    /// <param name="price">The new price in won.</param>
    /// <param name="quantity">The shares to move to it; null for all that waits.</param>
    /// <param name="stopPrice">The new price that triggers a stop-limit order, in won.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidOperationException">The order has no number yet, or nothing that is known to wait.</exception>
    /// <exception cref="KiwoomOrderRejectedException">The server refused: the order is as it was, or has just been executed.</exception>
    /// <exception cref="KiwoomOrderOutcomeUnknownException">
    /// Nobody knows whether the server took it. The order's state is unknown until the tracker has looked it up.
    /// </exception>
    /// <exception cref="KiwoomException">It was not sent; the exception says why.</exception>
    public Task ModifyAsync(decimal price, long? quantity = null, decimal? stopPrice = null, CancellationToken cancellationToken = default) =>
        Tracker.ModifyAsync(this, price, quantity, stopPrice, cancellationToken);

    /// <summary>Withdraws all that waits. That it has is known when <see cref="Completion"/> ends: it may be executed meanwhile.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidOperationException">The order has no number yet.</exception>
    /// <exception cref="KiwoomOrderRejectedException">The server refused: it has just been executed or withdrawn, for example.</exception>
    /// <exception cref="KiwoomOrderOutcomeUnknownException">
    /// Nobody knows whether the server took it. The order's state is unknown until the tracker has looked it up.
    /// </exception>
    /// <exception cref="KiwoomException">It was not sent; the exception says why.</exception>
    public Task CancelAsync(CancellationToken cancellationToken = default) => Tracker.CancelAsync(this, cancellationToken);

    /// <summary>What was known last, in words.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{_current.Code} {_current.Side} {_current.OrderNumber}: {_current.State}, {_current.FilledQuantity} of {_current.Quantity} executed");

    internal long Mark { get; }

    /// <summary>All its numbers, changes among them, in the order in which they were seen.</summary>
    internal List<OrderLeg> Legs { get; } = [];

    /// <summary>Other handles of the same order: they were given out before its numbers were known to be of one.</summary>
    internal List<TrackedOrder> Aliases { get; } = [];

    internal OrderLeg? Root => Legs.Count == 0 ? null : Legs.Find(leg => leg.Original is null);

    /// <summary>Whether the request is still on its way.</summary>
    internal bool IsSending { get; set; }

    internal bool IsNotSent { get; set; }

    /// <summary>Whether the server refused it in its answer.</summary>
    internal string? Refusal { get; set; }

    /// <summary>Whether nobody is told of it yet: it may be one that is on its way.</summary>
    internal bool IsHeld { get; set; }

    /// <summary>The latest event after which it is in doubt until a look-up that begins later; 0 for none.</summary>
    internal long DoubtedAt { get; set; }

    internal OrderDoubt Doubt { get; set; }

    /// <summary>Look-ups since then that listed all of it.</summary>
    internal int CleanLookUps { get; set; }

    /// <summary>Whether the last look-up had it waiting in one list and not in another.</summary>
    internal bool IsContradicted { get; set; }

    /// <summary>The executed shares with which a look-up has shown that it is over; null where none has.</summary>
    internal long? OverWith { get; set; }

    internal IReadOnlyList<string> Candidates { get; set; } = [];

    private OrderTracker Tracker => _tracker ?? throw new InvalidOperationException("The order is of no tracker.");

    /// <summary>Makes a snapshot the present one. Nobody else's code runs in it.</summary>
    /// <returns>Whether it differs from the one before.</returns>
    internal bool Publish(OrderSnapshot snapshot)
    {
        var before = _current;
        if (before.Version > 0 && SaysTheSame(before, snapshot))
        {
            return false;
        }

        _current = snapshot with { Version = before.Version + 1 };
        _changes.Write(_current);
        if (_current.IsFinal && _ended.TrySetResult(_current))
        {
            _changes.Complete(null);
        }

        return true;
    }

    /// <summary>Nothing more will be known.</summary>
    internal void End(Exception error)
    {
        if (_ended.TrySetException(error))
        {
            // Nobody has to wait for it.
            _ = _ended.Task.Exception;
        }

        _changes.Complete(error);
    }

    private static bool SaysTheSame(OrderSnapshot before, OrderSnapshot after) =>
        before.Fills.SequenceEqual(after.Fills) && before.OrderNumbers.SequenceEqual(after.OrderNumbers) && before.CandidateNumbers.SequenceEqual(after.CandidateNumbers)
        && before with { Fills = [], OrderNumbers = [], CandidateNumbers = [] }
            == after with { Fills = [], OrderNumbers = [], CandidateNumbers = [], Version = before.Version, KnownAt = before.KnownAt };
}

using Kiwoom.Account;
using Kiwoom.Http;
using Kiwoom.Realtime;

namespace Kiwoom.Orders;

/// <content>What the tracker listens to and looks up.</content>
public sealed partial class OrderTracker
{
    private readonly LookUpTurns _lookUps;
    private readonly PositionBook _positions = new();

    /// <summary>What the account holds, as far as messages and lists told: a snapshot.</summary>
    public IReadOnlyList<TrackedPosition> Positions
    {
        get
        {
            lock (_gate)
            {
                return _positions.All;
            }
        }
    }

    /// <summary>Reads the account's lists now, and ends when they have been read: what they show is known then.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="KiwoomException">A list could not be read.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken = default)
    {
        await StartAsync(cancellationToken).ConfigureAwait(false);
        await LookUpAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task BeginAsync()
    {
        var ended = _disposed.Token;
        var executions = _client.Realtime.OrderExecutions().WithGaps();
        RealtimeStream<RealtimeMessage>? others = null;
        try
        {
            await executions.StartAsync(ended).ConfigureAwait(false);

            // A session's end ends orders that wait, and nobody tells of it but the market's own notices.
            others = _options.FollowsPositions
                ? _client.Realtime.Merge(_client.Realtime.Balances(), _client.Realtime.MarketSessionNotices())
                : _client.Realtime.Merge(_client.Realtime.MarketSessionNotices());
            await others.StartAsync(ended).ConfigureAwait(false);
            _day = KoreanTime.Today(_clock);
            await LookUpAsync(ended).ConfigureAwait(false);
            _client.Realtime.StateChanged += OnStateChanged;
            _running = Task.WhenAll(FollowAsync(executions, ApplyExecution, ended), FollowAsync(others, ApplyOther, ended), AskAsync(ended));
        }
        catch
        {
            await executions.DisposeAsync().ConfigureAwait(false);
            if (others is not null)
            {
                await others.DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }
    }

    private async Task FollowAsync(RealtimeStream<RealtimeMessage> messages, Action<RealtimeMessage> apply, CancellationToken ended)
    {
        try
        {
            await foreach (var message in messages.WithCancellation(ended).ConfigureAwait(false))
            {
                Do(() => apply(message));
            }

            End(new InvalidOperationException("The stream ended."));
        }
        catch (Exception e) when (!ended.IsCancellationRequested)
        {
            End(e);
        }
        catch (OperationCanceledException)
        {
        }
        finally
        {
            _client.Realtime.StateChanged -= OnStateChanged;
            await messages.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void ApplyExecution(RealtimeMessage message)
    {
        EndDay();
        switch (message)
        {
            case OrderExecutionUpdate update when OrderReport.Key(update.OrderNumber).Length > 0:
                _graph.Apply(update);
                break;
            case StreamGap:
                // Registered again: from here on it is told what happens, and what happened before is looked up.
                _graph.DoubtAll(OrderDoubt.None);
                _graph.Gap();
                EndDay();
                _lookUps.AskTwice();
                break;
        }
    }

    private void ApplyOther(RealtimeMessage message)
    {
        switch (message)
        {
            case BalanceUpdate balance:
                _positions.Apply(balance, _clock.GetUtcNow());
                break;
            case StreamGap:
                _positions.Gap();
                _lookUps.AskTwice();
                break;
            case MarketSessionNotice { RemainingTimeToOpen: null or { Ticks: 0 } }:
                _lookUps.AskTwice();
                break;
        }
    }

    private void OnStateChanged(object? sender, RealtimeStateChange change)
    {
        lock (_gate)
        {
            // The state of now and not that of the event, which may come late. When the connection is there again a gap follows, which asks for a look-up.
            var isReady = _client.Realtime.State == RealtimeState.Ready;
            if (!isReady)
            {
                _graph.Gap();
                _positions.Gap();
            }

            _graph.DoubtAll(isReady ? OrderDoubt.None : OrderDoubt.Disconnected);
            EndDay();
            Publish(isLookUp: true);
        }
    }

    private void EndDay()
    {
        if (KoreanTime.Today(_clock) != _day)
        {
            _graph.DoubtAll(OrderDoubt.DayOver);
        }
    }

    /// <summary>Looks up whatever is open, for as long as something is, and now and then what nobody asked for.</summary>
    private async Task AskAsync(CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            var isAsked = await _lookUps.WaitAsync(ended).ConfigureAwait(false);
            lock (_gate)
            {
                EndDay();
                Publish();
                if (!isAsked && !_graph.HasOpenOrders)
                {
                    continue;
                }
            }

            try
            {
                await LookUpAsync(ended).ConfigureAwait(false);
            }
            catch (KiwoomException)
            {
                // Kept as LookUpFailure; what is open stays open, and is asked again.
            }
            catch (Exception e) when (!ended.IsCancellationRequested)
            {
                End(e);
                return;
            }
            catch (OperationCanceledException)
            {
                return;
            }

            lock (_gate)
            {
                _lookUps.Answered(_graph.NeedsLookUp || LookUpFailure is not null || (_options.FollowsPositions && !_positions.AreKnown));
            }
        }
    }

    private async Task LookUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            List<IReadOnlyList<string>> kinds;
            long lookUp;
            lock (_gate)
            {
                kinds = [.. _graph.LiveOrders.Select(order => OrderSender.ApiIdOf(order.Request)).Append(OrderSender.StockOrderId)
                    .Distinct(StringComparer.Ordinal).Select(ApiIds.LookUpOf).DistinctBy(lists => string.Join(' ', lists), StringComparer.Ordinal)];
                lookUp = _graph.BeginLookUp();
            }

            foreach (var lists in kinds)
            {
                foreach (var list in lists)
                {
                    var search = new OrderSearch(_client.Account, "", KoreanTime.Today(_clock), isToday: true, row => Finish(() => _graph.Apply(row, lookUp, list == lists[0])))
                    {
                        LeavesDayToServer = true,
                    };
                    await search.ReadAsync(list, cancellationToken).ConfigureAwait(false);
                }
            }

            Finish(() => _graph.EndLookUp(lookUp));
            if (_options.FollowsPositions)
            {
                await LookUpPositionsAsync(cancellationToken).ConfigureAwait(false);
            }

            LookUpFailure = null;
        }
        catch (KiwoomException e)
        {
            LookUpFailure = e;
            throw;
        }
    }

    private async Task LookUpPositionsAsync(CancellationToken cancellationToken)
    {
        long begun;
        lock (_gate)
        {
            begun = _positions.BeginLookUp();
        }

        var rows = new List<AccountProfitEntry>();
        await foreach (var row in _client.Account.EnumerateAccountProfitAsync(Exchange.All, cancellationToken).ConfigureAwait(false))
        {
            rows.Add(row);
        }

        lock (_gate)
        {
            _positions.EndLookUp(rows, begun, _clock.GetUtcNow());
        }
    }

    /// <summary>Lets a look-up have its result, and tells of it.</summary>
    private void Finish(Action happening)
    {
        lock (_gate)
        {
            happening();
            Publish(isLookUp: true);
        }
    }
}

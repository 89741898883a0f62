namespace Kiwoom.Trading.Tests.Tracking;

/// <content>What comes from the server to the client, and what does not.</content>
internal sealed partial class TrackingRun
{
    private void Break()
    {
        if (_isConnected)
        {
            Note("break");
            _isConnected = false;
            Lost += _late.Count;
            _late.Clear();
            _graph.DoubtAll(OrderDoubt.Disconnected);
            _graph.Gap();
        }
    }

    private void Restore()
    {
        if (!_isConnected)
        {
            Note("restore");
            _isConnected = true;
            Lost += _messages.Outbox.Count;
            _messages.Outbox.Clear();
            _graph.DoubtAll(OrderDoubt.None);
            _graph.Gap();
        }
    }

    /// <summary>Brings some of what was told: in another order, twice, later or never.</summary>
    private void Deliver()
    {
        if (!_isConnected)
        {
            Lost += _messages.Outbox.Count;
            _messages.Outbox.Clear();
            return;
        }

        _late.AddRange(_messages.Outbox);
        _messages.Outbox.Clear();
        for (var i = _random.Next(_late.Count + 1); i > 0; i--)
        {
            var at = _random.Next(3) == 0 ? _random.Next(_late.Count) : 0;
            var message = _late[at];
            if (_random.Next(40) == 0)
            {
                Note($"dropped {message.OrderNumber} {message.OrderStatus?.Text}");
                _hasLost = true;
                Lost++;
                _late.RemoveAt(at);
                continue;
            }

            if (_random.Next(8) != 0)
            {
                _late.RemoveAt(at);
            }

            Note($"deliver {message.OrderNumber} {message.OrderStatus?.Text} {message.ExecutedQuantity} {message.UnfilledQuantity}");
            Delivered++;
            _graph.Apply(message);
        }
    }

    private (long LookUp, Queue<(OrderCandidate Row, bool IsOpen)> Rows) BeginLookUp()
    {
        var lookUp = _graph.BeginLookUp();
        var mine = _register.All.Where(order => order.Account == Mine).ToList();
        return (lookUp, new Queue<(OrderCandidate Row, bool IsOpen)>(
        [
            .. mine.Where(order => order.Open > 0).Select(order => (Wire.OpenRow(order), true)),
            .. mine.Select(order => (Wire.HistoryRow(order, _style.ListsWithdrawn), false)),
        ]));
    }

    private void BeginLateLookUp()
    {
        if (_lookUp is null)
        {
            Note("look up");
            _lookUp = BeginLookUp();
        }
    }

    private void ReadRows()
    {
        if (_lookUp is not { } lookUp)
        {
            return;
        }

        for (var i = _random.Next(20); i > 0 && lookUp.Rows.Count > 0; i--)
        {
            var (row, isOpen) = lookUp.Rows.Dequeue();
            _graph.Apply(row, lookUp.LookUp, isOpen);
        }

        if (lookUp.Rows.Count == 0)
        {
            Note("looked up");
            EndLookUp(lookUp);
            _lookUp = null;
        }
    }

    private void EndLookUp((long LookUp, Queue<(OrderCandidate Row, bool IsOpen)> Rows) lookUp)
    {
        while (lookUp.Rows.TryDequeue(out var row))
        {
            _graph.Apply(row.Row, lookUp.LookUp, row.IsOpen);
        }

        _graph.EndLookUp(lookUp.LookUp);
    }
}

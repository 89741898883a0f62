using System.Globalization;

namespace Kiwoom.Tests.Realtime.Registration;

/// <summary>One stream of a run, its reader, and what the reader makes of what it gets.</summary>
internal sealed class RunStream : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly RealtimeStream _stream;
    private readonly IAsyncEnumerable<RealtimeMessage> _messages;
    private readonly IRegistrationServer _server;
    private readonly CancellationTokenSource _cancellation = new();
    private readonly Dictionary<string, int> _last = new(StringComparer.Ordinal);
    private readonly HashSet<string> _excused = new(StringComparer.Ordinal);
    private readonly HashSet<string> _untracked = new(StringComparer.Ordinal);
    private bool _isSick;
    private bool _isEndedByChoice;
    private bool _hasBegun;
    private bool _isStartedBeside;

    public RunStream(IRegistrationServer server, RealtimeStream stream, IAsyncEnumerable<RealtimeMessage> messages, bool isSick)
    {
        (_server, _stream, _messages, _isSick) = (server, stream, messages, isSick);
    }

    public Task Reading { get; private set; } = Task.CompletedTask;

    public long Messages { get; private set; }

    public long Gaps { get; private set; }

    public int SilentLosses { get; private set; }

    /// <summary>What ended it that was not its own; null where nothing did.</summary>
    public Exception? Disturbance { get; private set; }

    public bool IsLive => !Reading.IsCompleted;

    /// <summary>What it wants of the server.</summary>
    public IEnumerable<string> Wanted => IsLive ? _stream.Keys.Select(key => $"{key.Type.Name} {key.Item}") : [];

    public bool CanChange => _stream is RealtimeStream<StockTrade>;

    /// <summary>Whether the latest trade of each of its items has come, or cannot.</summary>
    public bool IsUpToDate
    {
        get
        {
            lock (_gate)
            {
                return !IsLive || _stream.Keys.Where(key => key.Type.Name == "0B").All(key => _last.GetValueOrDefault(key.Item) == _server.Count(key.Item));
            }
        }
    }

    /// <summary>Begins to read, by a start of its own before or without.</summary>
    public void Begin(bool startsFirst) => Reading = Task.Run(() => ReadAsync(startsFirst));

    /// <summary>One more start beside the reader.</summary>
    public Task StartBesideAsync(CancellationToken cancellationToken)
    {
        _isStartedBeside = true;
        return _stream.StartAsync(cancellationToken);
    }

    /// <summary>Ends what a start began again when the reader had gone.</summary>
    public void DropUnread()
    {
        if (!IsLive && _isStartedBeside)
        {
            _ = _stream.DisposeAsync().AsTask();
        }
    }

    public async Task AddAsync(string item, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _isSick |= SickItems.Contains(item);
            _untracked.Add(item);
        }

        await _stream.AddAsync([item], cancellationToken);
    }

    public void Remove(string item)
    {
        lock (_gate)
        {
            _untracked.Add(item);
        }

        _stream.Remove([item]);
    }

    public void Cancel()
    {
        Volatile.Write(ref _isEndedByChoice, true);
        _cancellation.Cancel();
    }

    public ValueTask DisposeAsync()
    {
        Volatile.Write(ref _isEndedByChoice, true);
        return _stream.DisposeAsync();
    }

    /// <summary>The client is going to end.</summary>
    public void ExpectEnd() => Volatile.Write(ref _isEndedByChoice, true);

    private async Task ReadAsync(bool startsFirst)
    {
        try
        {
            if (startsFirst)
            {
                await _stream.StartAsync(_cancellation.Token);
                _hasBegun = true;
                NoteStart();
            }

            await foreach (var message in _messages.WithCancellation(_cancellation.Token))
            {
                _hasBegun = true;
                Take(message);
            }

            Disturbance = Volatile.Read(ref _isEndedByChoice) || _isSick ? null : new InvalidOperationException("It ended by itself.");
        }
        catch (Exception e)
        {
            // Whose first connection fails, or who finds no room, learns it at once: that is no disturbance.
            var isOwn = Volatile.Read(ref _isEndedByChoice) || _isSick || (!_hasBegun && e is KiwoomTransportException or KiwoomRequestException);
            Disturbance = isOwn ? null : e;
        }
    }

    private void NoteStart()
    {
        lock (_gate)
        {
            foreach (var key in _stream.Keys.Where(key => key.Type.Name == "0B"))
            {
                // Whatever comes after the start returned is this stream's.
                _last.TryAdd(key.Item, _server.Count(key.Item));
            }
        }
    }

    private void Take(RealtimeMessage message)
    {
        lock (_gate)
        {
            Messages++;
            if (message is StreamGap or { GapBefore: not null })
            {
                Gaps++;
                _excused.UnionWith(_stream.Keys.Select(key => key.Item));
            }

            if (message is not StockTrade trade)
            {
                return;
            }

            var number = int.Parse(trade.AccumulatedVolume!.Value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (_last.TryGetValue(trade.Item, out var last) && number > last + 1 && !_excused.Contains(trade.Item) && !_untracked.Contains(trade.Item))
            {
                SilentLosses++;
            }

            _last[trade.Item] = number;
            _excused.Remove(trade.Item);
        }
    }
}

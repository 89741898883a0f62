namespace Kiwoom.Simulator.Realtime;

/// <summary>Sends messages at a steady rate over all that is registered, in turn; of executions and balances only orders tell.</summary>
internal sealed class MarketFeed(RealtimeHub hub, LiveMarket market) : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _ended = new();
    private Task _running = Task.CompletedTask;
    private int _disposed;

    /// <summary>Begins to send; does nothing where the rate is 0.</summary>
    public void Start()
    {
        if (hub.Options.MessagesPerSecond > 0)
        {
            _running = Task.Run(RunAsync);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _ended.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ended.Dispose();
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Beat, hub.TimeProvider);
        var last = hub.TimeProvider.GetTimestamp();
        var owed = 0.0;
        var turn = 0;
        while (await timer.WaitForNextTickAsync(_ended.Token).ConfigureAwait(false))
        {
            var now = hub.TimeProvider.GetTimestamp();
            owed += hub.TimeProvider.GetElapsedTime(last, now).TotalSeconds * hub.Options.MessagesPerSecond;
            last = now;
            var registered = hub.Open
                .Where(session => session.TakesMessages)
                .SelectMany(session => session.Registrations.All)
                .Where(entry => !OrderMessages.IsOf(entry.Type) && hub.Check.Objection(entry.Type, entry.Item) is null)
                .Distinct()
                .ToArray();

            // What nobody wanted is not made up for later, nor more than a second after a long pause.
            owed = registered.Length == 0 ? 0 : Math.Min(owed, hub.Options.MessagesPerSecond);
            for (; owed >= 1; owed--)
            {
                var (type, item) = registered[turn++ % registered.Length];
                hub.Publish([market.Next(type, item)]);
                turn %= 1_000_000;
            }
        }
    }
}

using Kiwoom.Realtime;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Testing;

/// <summary>Gives streams what a test has published, whichever of both comes first.</summary>
internal sealed class FeedSource : IStreamSource
{
    private readonly List<RealtimeMessage> _messages = [];
    private readonly Dictionary<StreamBuffer, Followed> _streams = [];
    private (Exception? Error, bool IsOver) _over;

    public Lock Gate { get; } = new();

    public RealtimeCounters Counters { get; } = new();

    public RealtimeEvents Events { get; } = new(NullLogger.Instance);

    public ILogger Logger => NullLogger.Instance;

    public RealtimeState State
    {
        get
        {
            lock (Gate)
            {
                return _over.IsOver ? RealtimeState.Disconnected : RealtimeState.Ready;
            }
        }
    }

    /// <summary>Gives a message to the streams that follow it, and keeps it for those that begin later.</summary>
    public void Publish(RealtimeMessage message)
    {
        lock (Gate)
        {
            if (_over.IsOver)
            {
                throw new InvalidOperationException("The feed has been completed: nothing comes after its end.");
            }

            _messages.Add(message);
            foreach (var (stream, followed) in _streams)
            {
                Give(message, stream, followed.Keys);
            }
        }
    }

    /// <summary>Ends every stream when it has been read, also those that begin later.</summary>
    public void Complete(Exception? error)
    {
        lock (Gate)
        {
            _over = (error, true);
            foreach (var stream in _streams.Keys.ToList())
            {
                stream.Complete(error);
            }
        }
    }

    public RegistrationTicket Subscribe(StreamBuffer subscriber, IReadOnlyCollection<RouteKey> keys)
    {
        var ticket = new RegistrationTicket();
        lock (Gate)
        {
            var begins = !_streams.TryGetValue(subscriber, out var followed);
            if (followed is null)
            {
                _streams.Add(subscriber, followed = new Followed([], []));
            }

            // What it has left and follows again it has read before, and it has seen the gaps.
            followed.Keys.UnionWith(keys);
            HashSet<RouteKey> added = [.. keys.Where(followed.EverHeld.Add)];
            foreach (var message in _messages.Where(message => begins || message is not StreamGap))
            {
                Give(message, subscriber, added);
            }

            if (_over.IsOver)
            {
                subscriber.Complete(_over.Error);
            }
        }

        ticket.Close();
        return ticket;
    }

    public void Unsubscribe(StreamBuffer subscriber, IReadOnlyCollection<RouteKey> keys)
    {
        lock (Gate)
        {
            _streams.GetValueOrDefault(subscriber)?.Keys.ExceptWith(keys);
        }
    }

    public void Unsubscribe(StreamBuffer subscriber)
    {
        lock (Gate)
        {
            _streams.Remove(subscriber);
        }
    }

    // Nobody waits here.
    public void Abandon(RegistrationTicket ticket, IReadOnlyCollection<RouteKey> keys, StreamBuffer subscriber)
    {
    }

    private static void Give(RealtimeMessage message, StreamBuffer stream, HashSet<RouteKey> keys)
    {
        if (message is StreamGap gap)
        {
            stream.PostGap(gap);
            return;
        }

        foreach (var key in keys.Where(key => Fits(key, message)))
        {
            stream.Post(message.Type.Length == 0 ? message with { Type = key.Type.Name } : message, key.Type.IsLossless);
            return;
        }
    }

    private static bool Fits(RouteKey key, RealtimeMessage message) => key.Type.IsCondition
        ? ConditionNumbers.Of(message) == key.Item
        : key.Type.Brings(message) && (key.Item.Length == 0 || message.Item.Length == 0 || StockCode.FromString(key.Item) == message.Item);

    /// <summary>What a stream follows now, and all that it ever has.</summary>
    private sealed record Followed(HashSet<RouteKey> Keys, HashSet<RouteKey> EverHeld);
}

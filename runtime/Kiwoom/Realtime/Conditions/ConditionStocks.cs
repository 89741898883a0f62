using Kiwoom.ConditionSearch;
using Kiwoom.Endpoints;

namespace Kiwoom.Realtime;

/// <summary>
/// The stocks that a running condition finds. The first stream gets the server's first result; one that joins later gets what has
/// become of it, without a gap between that and the changes that follow.
/// </summary>
internal sealed class ConditionStocks(RouteKey key)
{
    private readonly Lock _gate = new();
    private readonly List<StockCode> _stocks = [];
    private readonly List<RealtimeMessage> _early = [];
    private StreamGap? _doubt;
    private bool _isKnown;

    /// <summary>The server is about to be asked for a first result.</summary>
    public void Ask()
    {
        lock (_gate)
        {
            _early.Clear();
        }
    }

    /// <summary>The server has given a first result; every stream gets it, and then what overtook it.</summary>
    public void Begin(IEnumerable<StockCode> stocks, Route route, Arrival arrival)
    {
        lock (_gate)
        {
            _stocks.Clear();
            _stocks.AddRange(stocks);
            _doubt = null;
            _isKnown = true;
            Post(ToSnapshot(arrival), route);
            _early.ForEach(message => Deliver(message, route));
            _early.Clear();
        }
    }

    /// <summary>It does not run any more.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _isKnown = false;
        }
    }

    /// <summary>Changes may have been missed.</summary>
    public void Doubt(StreamGap gap)
    {
        lock (_gate)
        {
            _doubt = StreamGap.Merge(_doubt, gap);
        }
    }

    /// <summary>A stream joins; where the condition runs, it begins with what is known.</summary>
    /// <param name="subscriber">The stream.</param>
    /// <param name="enter">Lets it in: from there on it gets the changes.</param>
    /// <param name="clock">Tells when.</param>
    public void Add(StreamBuffer subscriber, Action enter, TimeProvider clock)
    {
        lock (_gate)
        {
            if (_isKnown)
            {
                if (_doubt is { } gap)
                {
                    subscriber.PostGap(gap);
                }

                subscriber.Post(ToSnapshot(new Arrival(clock.GetUtcNow(), clock.GetTimestamp())), isLossless: true);
            }

            enter();
        }
    }

    /// <summary>
    /// Gives a change, or a gap where one may have been lost, to every stream. One that comes before the first result waits for it: what
    /// the server found meanwhile need not be in it.
    /// </summary>
    public void Deliver(RealtimeMessage message, Route route)
    {
        lock (_gate)
        {
            if (!_isKnown)
            {
                if (route.Registration.TakesMessages)
                {
                    _early.Add(message);
                }

                return;
            }

            if (message is StreamGap gap)
            {
                _doubt = StreamGap.Merge(_doubt, gap);
                foreach (var subscriber in route.Subscribers)
                {
                    subscriber.PostGap(gap);
                }

                return;
            }

            Apply(message as ConditionMatch ?? ((RelayedMessage)message).Match!);
            Post(message, route);
        }
    }

    private static void Post(RealtimeMessage message, Route route)
    {
        foreach (var subscriber in route.Subscribers)
        {
            subscriber.Post(message, isLossless: true);
        }
    }

    private void Apply(ConditionMatch match)
    {
        if (match.ConditionChange == ConditionChange.Delete)
        {
            _stocks.RemoveAll(stock => stock == match.StockCode);
        }
        else if (match.ConditionChange == ConditionChange.Insert && !_stocks.Contains(match.StockCode))
        {
            _stocks.Add(match.StockCode);
        }
    }

    private ConditionSnapshot ToSnapshot(Arrival arrival) => new()
    {
        Type = ConditionSubscriptionEndpoint.Messages.Name,
        ConditionNumber = key.Item,
        Stocks = [.. _stocks],
        ReceivedAt = arrival.ReceivedAt,
        Timestamp = arrival.Timestamp,
    };
}

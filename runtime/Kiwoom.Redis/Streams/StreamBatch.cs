using System.Globalization;
using System.Text;
using StackExchange.Redis;

namespace Kiwoom.Redis.Streams;

/// <summary>What is written in one step: messages of one stream that came together make one entry.</summary>
internal sealed class StreamBatch
{
    private const int MaxOfEntry = 16;

    private readonly Dictionary<HeldRoute, List<WaitingEntry>> _byRoute = [];
    private readonly Stack<List<WaitingEntry>> _spare = new();
    private readonly List<RedisKey> _streams = [];
    private readonly List<RedisValue> _arguments = [];
    private readonly StringBuilder _news = new();

    /// <summary>The streams that it writes to.</summary>
    public IEnumerable<HeldRoute> Routes => _byRoute.Keys;

    /// <summary>Makes the script's keys and arguments.</summary>
    /// <param name="entries">What waits, in order.</param>
    /// <param name="start">Where it begins there.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="fence">The fencing number.</param>
    /// <param name="keys">The names.</param>
    public (RedisKey[] Streams, RedisValue[] Arguments) Build(List<WaitingEntry> entries, int start, int count, string fence, Connection.RedisKeys keys)
    {
        Sort(entries, start, count);
        _streams.Clear();
        _streams.AddRange([keys.Fence, keys.Session]);
        _arguments.Clear();
        _news.Clear().Append(RelayNews.Messages);
        foreach (var (route, own) in _byRoute)
        {
            _news.Append(CultureInfo.InvariantCulture, $"\n{route.Name} {own[^1].Number}");
        }

        _arguments.AddRange([fence, entries[start + count - 1].Time, keys.News, _news.ToString()]);
        foreach (var (route, own) in _byRoute)
        {
            for (var at = 0; at < own.Count;)
            {
                var length = LengthOfEntry(own, at);
                Add(route, own, at, length);
                at += length;
            }
        }

        return ([.. _streams], [.. _arguments]);
    }

    private static int LengthOfEntry(List<WaitingEntry> entries, int start)
    {
        var end = start;
        while (end < entries.Count && end - start < MaxOfEntry && entries[end].Kind == EntryKind.Message)
        {
            end++;
        }

        return Math.Max(1, end - start);
    }

    private void Sort(List<WaitingEntry> entries, int start, int count)
    {
        foreach (var list in _byRoute.Values)
        {
            list.Clear();
            _spare.Push(list);
        }

        _byRoute.Clear();
        for (var i = start; i < start + count; i++)
        {
            var route = entries[i].Route;
            if (!_byRoute.TryGetValue(route, out var own))
            {
                _byRoute.Add(route, own = _spare.TryPop(out var spare) ? spare : []);
            }

            own.Add(entries[i]);
        }
    }

    private void Add(HeldRoute route, List<WaitingEntry> entries, int start, int count)
    {
        var last = entries[start + count - 1].Number;
        _streams.Add(route.Stream);
        _arguments.Add(2 * count);

        // Numbers follow each other since the last mark of a start; before that there are as many entries as may be kept at most.
        if (last - route.Length > route.Start)
        {
            _arguments.Add("MINID");
            _arguments.Add(last - route.Length);
        }
        else
        {
            _arguments.Add("MAXLEN");
            _arguments.Add(route.Length);
        }

        _arguments.Add(last);
        for (var i = start; i < start + count; i++)
        {
            var entry = entries[i];
            _arguments.Add(EntryNames.Of(entry));
            _arguments.Add(entry.Kind == EntryKind.Message ? entry.Values : entry.Text);
        }
    }
}

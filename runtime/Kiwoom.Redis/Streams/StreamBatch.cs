using System.Globalization;
using System.Text;
using StackExchange.Redis;

namespace Kiwoom.Redis.Streams;

/// <summary>What is written in one step: messages of one stream that came together make one entry.</summary>
internal sealed class StreamBatch
{
    private const int MaxOfEntry = 32;
    private const int MaxBytesOfEntry = 64 * 1024;

    private readonly List<HeldRoute> _routes = [];
    private readonly List<RedisKey> _streams = [];
    private readonly List<RedisValue> _arguments = [];
    private readonly StringBuilder _news = new();
    private byte[] _bytes = [];
    private int _used;

    /// <summary>The streams that it writes to.</summary>
    public IReadOnlyList<HeldRoute> Routes => _routes;

    /// <summary>Makes the script's keys and arguments. They are good until the next are made.</summary>
    /// <param name="entries">What is to be written, in order.</param>
    /// <param name="fence">The fencing number.</param>
    /// <param name="keys">The names.</param>
    public (RedisKey[] Streams, RedisValue[] Arguments) Build(ReadOnlySpan<WaitingEntry> entries, string fence, Connection.RedisKeys keys)
    {
        Sort(entries);
        _streams.Clear();
        _streams.AddRange([keys.Fence, keys.Session]);
        _arguments.Clear();
        _news.Clear().Append(RelayNews.Messages);
        foreach (var route in _routes)
        {
            _news.Append(CultureInfo.InvariantCulture, $"\n{route.Name} {entries[route.InBatch[^1]].Number}");
        }

        _arguments.AddRange([fence, entries[^1].Time, keys.News, _news.ToString()]);
        foreach (var route in _routes)
        {
            for (var at = 0; at < route.InBatch.Count;)
            {
                at += Add(route, entries, at);
            }
        }

        return ([.. _streams], [.. _arguments]);
    }

    /// <summary>Whoever writes it may still do so: its bytes are not used again.</summary>
    public void Leave() => _bytes = [];

    private void Sort(ReadOnlySpan<WaitingEntry> entries)
    {
        foreach (var route in _routes)
        {
            route.InBatch.Clear();
        }

        _routes.Clear();
        var size = 0;
        for (var i = 0; i < entries.Length; i++)
        {
            ref readonly var entry = ref entries[i];
            if (entry.Route.InBatch.Count == 0)
            {
                _routes.Add(entry.Route);
            }

            entry.Route.InBatch.Add(i);
            size += entry.Kind == EntryKind.Message ? EntryMessages.LongestOf(entry) : 0;
        }

        _used = 0;
        if (_bytes.Length < size)
        {
            _bytes = GC.AllocateUninitializedArray<byte>(size);
        }
    }

    /// <summary>Adds the entry that begins with one of a route's.</summary>
    /// <returns>How many of the route's it has.</returns>
    private int Add(HeldRoute route, ReadOnlySpan<WaitingEntry> entries, int start)
    {
        var (count, from) = (0, _used);
        while (count < MaxOfEntry && start + count < route.InBatch.Count && (count == 0 || _used - from < MaxBytesOfEntry))
        {
            ref readonly var entry = ref entries[route.InBatch[start + count]];
            if (entry.Kind != EntryKind.Message)
            {
                break;
            }

            _used += EntryMessages.Write(entry, _bytes.AsSpan(_used));
            count++;
        }

        ref readonly var first = ref entries[route.InBatch[start]];
        var last = first.Number + Math.Max(1, count) - 1;
        _streams.Add(route.Key);

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
        _arguments.Add(count > 0 ? count : EntryNames.Of(first));
        _arguments.Add(count > 0 ? (ReadOnlyMemory<byte>)_bytes.AsMemory(from, _used - from) : first.Text);
        return Math.Max(1, count);
    }
}

using System.Buffers;

namespace Kiwoom.Redis.Streams;

/// <summary>
/// Entries that wait to be written. The bytes of their messages stand in chunks of the shared pool: an array for each would be most of what is allocated, and
/// would be moved about by the garbage collector while it waits.
/// </summary>
internal sealed class WaitingEntries
{
    private const int ChunkSize = 256 * 1024;

    // What came while Redis did not answer is not held on to.
    private const int KeptEntries = 32_768;

    private readonly List<byte[]> _chunks = [];
    private List<WaitingEntry> _entries = [];
    private int _used = ChunkSize;

    public int Count => _entries.Count;

    public ReadOnlySpan<WaitingEntry> Span => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_entries);

    /// <summary>Adds an entry, and copies its values.</summary>
    public void Add(in WaitingEntry entry) => _entries.Add(entry.Values.IsEmpty ? entry : entry with { Values = Keep(entry.Values.Span) });

    public void Clear()
    {
        _entries.Clear();
        if (_entries.Capacity > KeptEntries)
        {
            _entries = [];
        }

        _chunks.ForEach(chunk => ArrayPool<byte>.Shared.Return(chunk));
        _chunks.Clear();
        _used = ChunkSize;
    }

    private ReadOnlyMemory<byte> Keep(ReadOnlySpan<byte> values)
    {
        if (values.Length > ChunkSize)
        {
            return values.ToArray();
        }

        if (ChunkSize - _used < values.Length)
        {
            _chunks.Add(ArrayPool<byte>.Shared.Rent(ChunkSize));
            _used = 0;
        }

        var kept = _chunks[^1].AsMemory(_used, values.Length);
        values.CopyTo(kept.Span);
        _used += values.Length;
        return kept;
    }
}

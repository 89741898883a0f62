namespace Kiwoom.Redis.Streams;

/// <summary>Entries that wait to be written. The bytes of their messages stand in chunks that are used again: an array for each would be most of what is allocated.</summary>
internal sealed class WaitingEntries
{
    private const int ChunkSize = 64 * 1024;

    // What came while Redis did not answer is not held on to.
    private const int KeptChunks = 64;
    private const int KeptEntries = 16_384;

    private readonly List<byte[]> _chunks = [];
    private List<WaitingEntry> _entries = [];
    private int _chunk;
    private int _used;

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

        if (_chunks.Count > KeptChunks)
        {
            _chunks.RemoveRange(KeptChunks, _chunks.Count - KeptChunks);
        }

        (_chunk, _used) = (0, 0);
    }

    private ReadOnlyMemory<byte> Keep(ReadOnlySpan<byte> values)
    {
        if (values.Length > ChunkSize)
        {
            return values.ToArray();
        }

        if (_chunk < _chunks.Count && ChunkSize - _used < values.Length)
        {
            _chunk++;
            _used = 0;
        }

        if (_chunk == _chunks.Count)
        {
            _chunks.Add(GC.AllocateUninitializedArray<byte>(ChunkSize));
        }

        var kept = _chunks[_chunk].AsMemory(_used, values.Length);
        values.CopyTo(kept.Span);
        _used += values.Length;
        return kept;
    }
}

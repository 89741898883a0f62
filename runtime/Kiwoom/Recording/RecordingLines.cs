using System.IO.Compression;

namespace Kiwoom.Recording;

/// <summary>The whole lines of a compressed recording, and where it breaks off. What was added behind such a place is read again.</summary>
internal sealed class RecordingLines : IAsyncDisposable
{
    private const int FirstSize = 16 * 1024;

    private readonly MemberStream _file;
    private GZipStream _gzip;
    private byte[] _buffer = new byte[FirstSize];
    private int _start;
    private int _end;
    private (long Lines, int Part)? _tear;

    /// <param name="file">The compressed lines; it stays open.</param>
    public RecordingLines(Stream file)
    {
        _file = new MemberStream(file);
        _gzip = Decompress();
    }

    /// <summary>How many lines were read.</summary>
    public long Count { get; private set; }

    /// <summary>How often the recording broke off so far.</summary>
    public int TearCount { get; private set; }

    /// <summary>Where it broke off first; null where it is whole so far.</summary>
    public RecordingTear? Tear => _tear is { } tear ? new RecordingTear(tear.Lines, tear.Part, Count - tear.Lines) : null;

    /// <summary>The next line, good until the one after it; null where there is none that is whole.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellationToken)
    {
        var searched = 0;
        while (true)
        {
            var found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                var line = _buffer.AsMemory(_start, searched + found);
                _start += searched + found + 1;
                Count++;
                return line;
            }

            searched = _end - _start;
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                return null;
            }

            // A torn line is gone.
            searched = Math.Min(searched, _end - _start);
        }
    }

    public async ValueTask DisposeAsync() => await _gzip.DisposeAsync().ConfigureAwait(false);

    /// <summary>Reads on, perhaps without a byte; false at the end.</summary>
    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        MakeRoom();
        var isWhole = false;
        try
        {
            var read = await _gzip.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);

            // What comes once the file is at its end is the mark behind it, or what the rest of a torn block makes of the mark.
            if (read > 0 && !_file.IsAtEnd)
            {
                _end += read;
                return true;
            }

            isWhole = await IsMarkAsync(_buffer.AsMemory(_end, read).ToArray(), cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            // Killed in the middle of a compressed block, or damaged.
        }

        if (!isWhole || _end > _start)
        {
            TearCount++;
            _tear ??= (Count, _end - _start);
            _start = _end;
        }

        if (!await _file.NextAsync(cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        // What another recorder added.
        await _gzip.DisposeAsync().ConfigureAwait(false);
        _gzip = Decompress();
        return true;
    }

    private GZipStream Decompress() => new(_file, CompressionMode.Decompress, leaveOpen: true);

    private async ValueTask<bool> IsMarkAsync(byte[] begun, CancellationToken cancellationToken)
    {
        var mark = new byte[MemberStream.Mark.Length];
        if (begun.Length > mark.Length)
        {
            return false;
        }

        begun.CopyTo(mark, 0);
        var rest = await _gzip.ReadAtLeastAsync(mark.AsMemory(begun.Length), mark.Length - begun.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return begun.Length + rest == mark.Length && mark.AsSpan().SequenceEqual(MemberStream.Mark);
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }
}

using System.IO.Compression;

namespace Kiwoom.Recording;

/// <summary>The whole lines of a compressed recording, and where it breaks off.</summary>
internal sealed class RecordingLines : IAsyncDisposable
{
    private const int FirstSize = 16 * 1024;

    private readonly MarkedStream _file;
    private readonly GZipStream _gzip;
    private byte[] _buffer = new byte[FirstSize];
    private int _start;
    private int _end;

    /// <param name="file">The compressed lines; it stays open.</param>
    public RecordingLines(Stream file)
    {
        _file = new MarkedStream(file);
        _gzip = new GZipStream(_file, CompressionMode.Decompress, leaveOpen: true);
    }

    /// <summary>How many lines were read.</summary>
    public long Count { get; private set; }

    /// <summary>Where the recording breaks off; null where it is whole, and before its end.</summary>
    public RecordingTear? Tear { get; private set; }

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
        }
    }

    public async ValueTask DisposeAsync() => await _gzip.DisposeAsync().ConfigureAwait(false);

    /// <summary>Reads on; false at the end.</summary>
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
            Tear = new RecordingTear(Count, _end - _start);
        }

        return false;
    }

    private async ValueTask<bool> IsMarkAsync(byte[] begun, CancellationToken cancellationToken)
    {
        var mark = new byte[MarkedStream.Mark.Length];
        if (begun.Length > mark.Length)
        {
            return false;
        }

        begun.CopyTo(mark, 0);
        var rest = await _gzip.ReadAtLeastAsync(mark.AsMemory(begun.Length), mark.Length - begun.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return begun.Length + rest == mark.Length && mark.AsSpan().SequenceEqual(MarkedStream.Mark);
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

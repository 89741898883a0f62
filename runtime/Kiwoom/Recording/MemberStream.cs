using System.IO.Compression;

namespace Kiwoom.Recording;

/// <summary>
/// The members of a compressed recording, one after the other, each with a compressed mark behind it. .NET reads a member that was cut as one that ends there, and takes what was
/// added behind it for damage; but the mark comes out of it only where the member is whole.
/// </summary>
internal sealed class MemberStream(Stream file) : Stream
{
    private static readonly byte[] CompressedMark = Compress();

    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _isFileAtEnd;
    private bool _hasBegun;
    private int _given;

    /// <summary>What comes behind a whole member; no line of a recording begins with a zero.</summary>
    public static ReadOnlySpan<byte> Mark => "\0whole\n"u8;

    /// <summary>Whether the member has been read to its end.</summary>
    public bool IsAtEnd { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    // How the recorder's members begin: no name, no time. Compressed text has no five zeros in a row.
    private static ReadOnlySpan<byte> Beginning => [0x1F, 0x8B, 8, 0, 0, 0, 0, 0];

    /// <summary>Goes on to the next member, whatever is left of this one; false where there is none.</summary>
    public async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        while (await CountReadyAsync(cancellationToken).ConfigureAwait(false) is > 0 and var left)
        {
            Take(left);
        }

        (IsAtEnd, _hasBegun, _given) = (false, false, 0);
        return _end > _start;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!IsAtEnd && !buffer.IsEmpty)
        {
            var ready = Math.Min(buffer.Length, await CountReadyAsync(cancellationToken).ConfigureAwait(false));
            if (ready > 0)
            {
                _buffer.AsSpan(_start, ready).CopyTo(buffer.Span);
                Take(ready);
                return ready;
            }

            IsAtEnd = true;
        }

        return GiveMark(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
        // Nothing is written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Take(int count)
    {
        _start += count;
        _hasBegun = true;
    }

    /// <summary>How many bytes at the beginning of the buffer are the member's; 0 at its end.</summary>
    private async ValueTask<int> CountReadyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            // Its own beginning ends no member.
            var skipped = _hasBegun ? 0 : Math.Min(1, _end - _start);
            var next = _buffer.AsSpan(_start + skipped, _end - _start - skipped).IndexOf(Beginning);
            if (next >= 0)
            {
                return skipped + next;
            }

            if (_isFileAtEnd)
            {
                return _end - _start;
            }

            // The last bytes may be half a beginning.
            if (_end - _start >= Beginning.Length)
            {
                return _end - _start - Beginning.Length + 1;
            }

            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
            var read = await file.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            _isFileAtEnd = read == 0;
            _end += read;
        }
    }

    private int GiveMark(Span<byte> buffer)
    {
        var rest = CompressedMark.AsSpan(_given);
        var length = Math.Min(rest.Length, buffer.Length);
        rest[..length].CopyTo(buffer);
        _given += length;
        return length;
    }

    private static byte[] Compress()
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Mark);
        }

        return compressed.ToArray();
    }
}

using System.IO.Compression;

namespace Kiwoom.Recording;

/// <summary>
/// A compressed file with a compressed mark behind it. .NET reads a file that was cut as one that ends there; but the mark comes out of it only where the file is whole.
/// </summary>
internal sealed class MarkedStream(Stream file) : Stream
{
    private static readonly byte[] Compressed = Compress();

    private int _given;

    /// <summary>What comes behind a whole file; no line of a recording begins with a zero.</summary>
    public static ReadOnlySpan<byte> Mark => "\0whole\n"u8;

    /// <summary>Whether the file has been read to its end.</summary>
    public bool IsAtEnd { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!IsAtEnd && !buffer.IsEmpty)
        {
            var read = await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (read > 0)
            {
                return read;
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

    private int GiveMark(Span<byte> buffer)
    {
        var rest = Compressed.AsSpan(_given);
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

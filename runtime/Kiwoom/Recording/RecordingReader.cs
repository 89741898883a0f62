using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Kiwoom.Recording;

/// <summary>Reads recordings.</summary>
public static class RecordingReader
{
    /// <summary>The entries of a recording, in the order in which they were written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="System.Text.Json.JsonException">A line is none of a recording.</exception>
    /// <remarks>A recording whose process was killed ends at its last whole line.</remarks>
    public static async IAsyncEnumerable<RecordedEntry> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        await using (file.ConfigureAwait(false))
        {
            await foreach (var entry in ReadAsync(file, cancellationToken).ConfigureAwait(false))
            {
                yield return entry;
            }
        }
    }

    /// <inheritdoc cref="ReadAsync(string, CancellationToken)"/>
    /// <param name="stream">The compressed lines; it stays open.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async IAsyncEnumerable<RecordedEntry> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var gzip = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
        await using (gzip.ConfigureAwait(false))
        {
            var lines = PipeReader.Create(gzip, new StreamPipeReaderOptions(leaveOpen: true));
            try
            {
                while (await NextLineAsync(lines, cancellationToken).ConfigureAwait(false) is { } line)
                {
                    if (line.Length > 0)
                    {
                        yield return Recording.RecordingFormat.Read(line);
                    }
                }
            }
            finally
            {
                await lines.CompleteAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>The next line that is whole; null where there is none.</summary>
    private static async ValueTask<byte[]?> NextLineAsync(PipeReader lines, CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult read;
            try
            {
                read = await lines.ReadAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (InvalidDataException)
            {
                // Killed in the middle of a compressed block.
                return null;
            }

            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = read.Buffer.Slice(0, end).ToArray();
                lines.AdvanceTo(read.Buffer.GetPosition(1, end));
                return line;
            }

            lines.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
            {
                return null;
            }
        }
    }
}

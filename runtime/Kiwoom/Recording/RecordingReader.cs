using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Kiwoom.Recording;

/// <summary>Reads recordings.</summary>
public static class RecordingReader
{
    /// <summary>The entries of a recording, in the order in which they were written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="JsonException">A line is none of a recording; the message says which.</exception>
    /// <remarks>
    /// A recording whose process was killed ends at its last whole line: <see cref="FindTearAsync"/> tells. What a later recorder added to it comes behind an entry of
    /// <see cref="RecordedKind.Disconnected"/>.
    /// </remarks>
    public static IAsyncEnumerable<RecordedEntry> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return ReadFileAsync(path, null, cancellationToken);
    }

    /// <inheritdoc cref="ReadAsync(string, CancellationToken)"/>
    /// <param name="stream">The compressed lines; it stays open.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static IAsyncEnumerable<RecordedEntry> ReadAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ReadStreamAsync(stream, null, cancellationToken);
    }

    /// <summary>Where a recording breaks off first; null where it is whole. Reads all of it. One that is being written has no end yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<RecordingTear?> FindTearAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var file = Open(path);
        await using (file.ConfigureAwait(false))
        {
            var lines = new RecordingLines(file);
            await using (lines.ConfigureAwait(false))
            {
                while (await lines.NextAsync(cancellationToken).ConfigureAwait(false) is not null)
                {
                    // On to the end.
                }

                return lines.Tear;
            }
        }
    }

    /// <param name="path">The file.</param>
    /// <param name="torn">Hears, after the last entry, where the recording breaks off.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static async IAsyncEnumerable<RecordedEntry> ReadFileAsync(
        string path, Action<RecordingTear>? torn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var file = Open(path);
        await using (file.ConfigureAwait(false))
        {
            await foreach (var entry in ReadStreamAsync(file, torn, cancellationToken).ConfigureAwait(false))
            {
                yield return entry;
            }
        }
    }

    private static async IAsyncEnumerable<RecordedEntry> ReadStreamAsync(
        Stream stream, Action<RecordingTear>? torn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = new RecordingLines(stream);
        await using (lines.ConfigureAwait(false))
        {
            RecordedEntry? last = null;
            var tears = 0;
            while (await lines.NextAsync(cancellationToken).ConfigureAwait(false) is { } line)
            {
                if (line.Length == 0)
                {
                    continue;
                }

                var entry = Read(line.Span, lines.Count);
                if (lines.TearCount > tears)
                {
                    // Nobody wrote that the connection ended: the recorder ended before.
                    tears = lines.TearCount;
                    var before = last ?? entry;
                    yield return new RecordedEntry { Kind = RecordedKind.Disconnected, At = before.At, Offset = before.Offset };
                }

                yield return last = entry;
            }

            if (lines.Tear is { } tear)
            {
                torn?.Invoke(tear);
            }
        }
    }

    private static RecordedEntry Read(ReadOnlySpan<byte> line, long number)
    {
        try
        {
            return RecordingFormat.Read(line);
        }
        catch (JsonException e)
        {
            throw new JsonException($"Line {number} of the recording: {e.Message}", e.Path, number - 1, e.BytePositionInLine, e);
        }
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
}

using System.Buffers;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Channels;
using Kiwoom.Secrets;

namespace Kiwoom.Recording;

/// <summary>
/// Writes what passes between a client and the server to a file: REST answers and WebSocket messages, to the byte, with their
/// times, as JSON lines compressed with gzip (<c>zcat</c> shows them). <see cref="KiwoomReplay"/> plays it back.
/// </summary>
/// <remarks>
/// Keys and tokens are never in it: token calls are left out, the token of a LOGIN is masked, and so is one that a server repeats. Account numbers, orders and
/// balances are in it as the server sent them: keep the file as you keep those. Writing happens beside the calls and costs them a
/// copy; should the disk fall behind for long, entries are left out, counted and marked in the file.
/// </remarks>
/// <example>
/// <code>
/// await using var recorder = Recorder.ToFile("2025-09-08.jsonl.gz");
/// await using var kiwoom = new KiwoomClient(new KiwoomOptions { …, Recorder = recorder });
/// </code>
/// </example>
public sealed class Recorder : IAsyncDisposable
{
    private const int Capacity = 65_536;

    // Relaxed: the lines are for people too, and never go into HTML.
    private static readonly JsonWriterOptions LineOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Channel<(RecordedEntry Entry, Redactor? Redactor)> _entries = Channel.CreateBounded<(RecordedEntry Entry, Redactor? Redactor)>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly Stream _file;
    private readonly HeldFile? _held;
    private readonly TimeProvider _clock;
    private readonly long _began;
    private readonly Task _writing;
    private long _lost;
    private long _unmarkedLost;
    private long _written;

    private Recorder(Stream file, TimeProvider clock, HeldFile? held = null)
    {
        _file = file;
        _held = held;
        _clock = clock;
        _began = clock.GetTimestamp();
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>How many entries were written.</summary>
    public long WrittenCount => Interlocked.Read(ref _written);

    /// <summary>How many entries were left out because the disk could not keep up, or had failed.</summary>
    public long LostCount => Interlocked.Read(ref _lost);

    /// <summary>Begins a recording. It ends with <see cref="DisposeAsync"/>: no client disposes of it, and without that the end of the file is missing.</summary>
    /// <param name="path">The file; an existing one is continued. Its usual ending is <c>.jsonl.gz</c>.</param>
    /// <param name="timeProvider">The clock. By default the system's.</param>
    /// <exception cref="IOException">The file cannot be written, or another recorder of this process writes to it.</exception>
    public static Recorder ToFile(string path, TimeProvider? timeProvider = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var held = HeldFile.Take(path);
        try
        {
            return new Recorder(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read), timeProvider ?? TimeProvider.System, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Begins a recording on a stream, which is disposed of with the recorder.</summary>
    /// <inheritdoc cref="ToFile"/>
    /// <param name="stream">Takes the compressed lines.</param>
    /// <param name="timeProvider">The clock. By default the system's.</param>
    public static Recorder ToStream(Stream stream, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new Recorder(stream, timeProvider ?? TimeProvider.System);
    }

    /// <summary>Writes what is left and closes the file.</summary>
    /// <exception cref="IOException">The disk failed during the recording.</exception>
    public async ValueTask DisposeAsync()
    {
        _entries.Writer.TryComplete();
        try
        {
            await _writing.ConfigureAwait(false);
        }
        finally
        {
            try
            {
                await _file.DisposeAsync().ConfigureAwait(false);
            }
            finally
            {
                _held?.Dispose();
            }
        }
    }

    /// <summary>Takes a WebSocket message. The bytes are copied.</summary>
    internal void RecordMessage(RecordedKind kind, ReadOnlySpan<byte> message, Redactor? redactor = null) =>
        Add(new RecordedEntry { Kind = kind, Body = message.ToArray() }, redactor);

    /// <summary>Takes a call. The bytes are the recorder's from now on.</summary>
    internal void RecordCall(RecordedEntry call, Redactor? redactor = null) => Add(call, redactor);

    private void Add(RecordedEntry entry, Redactor? redactor)
    {
        var timed = entry with { At = _clock.GetUtcNow(), Offset = _clock.GetElapsedTime(_began) };
        if (!_entries.Writer.TryWrite((timed, redactor)))
        {
            Interlocked.Increment(ref _lost);
            Interlocked.Increment(ref _unmarkedLost);
        }
    }

    private async Task WriteAsync()
    {
        var line = new ArrayBufferWriter<byte>();
        try
        {
            var gzip = new GZipStream(_file, CompressionLevel.Optimal, leaveOpen: true);
            await using (gzip.ConfigureAwait(false))
            {
                while (await _entries.Reader.WaitToReadAsync().ConfigureAwait(false))
                {
                    while (_entries.Reader.TryRead(out var taken))
                    {
                        // Here and not where it is taken: whoever passes a message on does not wait for it.
                        var entry = taken.Redactor is { } redactor ? Redact(taken.Entry, redactor) : taken.Entry;
                        await MarkLossAsync(gzip, line, entry).ConfigureAwait(false);
                        await WriteLineAsync(gzip, line, entry).ConfigureAwait(false);
                        Interlocked.Increment(ref _written);
                    }

                    // Nothing is waiting: what has come so far is to survive a crash.
                    await gzip.FlushAsync().ConfigureAwait(false);
                }
            }
        }
        catch
        {
            // The calls go on without the recording; disposal tells.
            _entries.Writer.TryComplete();
            while (_entries.Reader.TryRead(out _))
            {
                Interlocked.Increment(ref _lost);
            }

            throw;
        }
    }

    private static RecordedEntry Redact(RecordedEntry entry, Redactor redactor) => entry with
    {
        ContentType = redactor.Redact(entry.ContentType),
        NextKey = entry.NextKey is { } next ? redactor.Redact(next) : null,
        RequestedKey = entry.RequestedKey is { } requested ? redactor.Redact(requested) : null,
        Request = redactor.Redact(entry.Request),
        Body = redactor.Redact(entry.Body),
    };

    private async Task MarkLossAsync(Stream stream, ArrayBufferWriter<byte> line, RecordedEntry next)
    {
        if (Interlocked.Exchange(ref _unmarkedLost, 0) is > 0 and var lost)
        {
            await WriteLineAsync(stream, line, new RecordedEntry { Kind = RecordedKind.Lost, LostCount = lost, At = next.At, Offset = next.Offset }).ConfigureAwait(false);
        }
    }

    private static async Task WriteLineAsync(Stream stream, ArrayBufferWriter<byte> line, RecordedEntry entry)
    {
        line.ResetWrittenCount();
        var writer = new Utf8JsonWriter(line, LineOptions);
        await using (writer.ConfigureAwait(false))
        {
            RecordingFormat.Write(writer, entry);
        }

        line.Write("\n"u8);
        await stream.WriteAsync(line.WrittenMemory).ConfigureAwait(false);
    }
}

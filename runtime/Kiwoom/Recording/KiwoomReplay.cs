using System.Net.WebSockets;
using Kiwoom.Realtime;

namespace Kiwoom.Recording;

/// <summary>
/// Plays a recording back through the same readers, types and streams: a strategy written for <see cref="KiwoomClient"/> runs on
/// yesterday's stream. Nothing is sent to any server.
/// </summary>
/// <remarks>
/// Realtime streams get the recorded messages, with the times at which they came, and end with the recording; one that begins later ends at once. REST calls get the recorded
/// answers to the same requests, in their order; an order that was not recorded fails as if no server were there. Where the
/// recording has a break, streams get a <see cref="StreamGap"/>.
/// </remarks>
/// <example>
/// <code>
/// await using var replay = await KiwoomReplay.OpenAsync("2025-09-08.jsonl.gz", new ReplayOptions { Speed = 60 });
/// await foreach (StockTrade trade in replay.Client.Realtime.StockTrades("005930"))
/// {
///     …
/// }
/// </code>
/// </example>
public sealed class KiwoomReplay : IAsyncDisposable
{
    // As fast as messages are read: not more of them at once than memory bears.
    private const int MaxAhead = 64;
    private const int MaxBacklog = 4096;

    // The connection counts as dead when nothing comes for long, and a recording may be silent for hours.
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(10);
    private static readonly byte[] Heartbeat = """{"trnm":"PING"}"""u8.ToArray();

    private readonly string _path;
    private readonly ReplayOptions _options;
    private readonly ReplayClock _clock;
    private readonly ReplayAnswers _answers;
    private readonly HttpClient _http;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _registered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _playing;
    private readonly ITimer _heartbeat;
    private volatile ReplaySocket? _socket;
    private TimeSpan _owed;

    private KiwoomReplay(string path, ReplayOptions options, ReplayClock clock, ReplayAnswers answers, ReplayHandler handler, RecordingTear? tear)
    {
        Tear = tear;
        _path = path;
        _options = options;
        _clock = clock;
        _answers = answers;
        _http = new HttpClient(handler);
        var own = new KiwoomOptions
        {
            Environment = KiwoomEnvironment.Simulator(new Uri("http://localhost")),
            AppKey = "replay",
            SecretKey = "replay",
            Retries = new RetryOptions { MaxAttempts = 1 },
            Realtime = new RealtimeOptions { Connect = Connect },
            HttpClient = _http,
            LoggerFactory = options.LoggerFactory,
            TimeProvider = clock,
        };
        Client = new KiwoomClient(own);
        _heartbeat = TimeProvider.System.CreateTimer(_ => _socket?.Play(Heartbeat), null, HeartbeatInterval, HeartbeatInterval);
        _playing = PlayAsync();
    }

    /// <summary>A client that reads from the recording.</summary>
    public KiwoomClient Client { get; }

    /// <summary>Where the recording breaks off first, as after its process was killed. Null where it is whole.</summary>
    public RecordingTear? Tear { get; }

    /// <summary>Ends when every message has been played.</summary>
    public Task Completion => _completion.Task;

    /// <summary>Opens a recording. Nothing is played yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Speed and beginning.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="System.Text.Json.JsonException">It is no recording, or a line of it is damaged.</exception>
    public static async Task<KiwoomReplay> OpenAsync(
        string path, ReplayOptions? options = null, CancellationToken cancellationToken = default)
    {
        options = options?.Copy() ?? new ReplayOptions();
        options.Validate();
        var handler = new ReplayHandler();
        var answers = new ReplayAnswers();
        DateTimeOffset? start = null;
        RecordingTear? tear = null;
        await foreach (var entry in RecordingReader.ReadFileAsync(path, found => tear = found, cancellationToken).ConfigureAwait(false))
        {
            start ??= entry.At;
            if (entry.Kind == RecordedKind.Call)
            {
                handler.Add(entry);
            }
            else if (entry.Kind == RecordedKind.Received && ReplayAnswers.NameOf(entry.Body.Span) is var name && !ReplayAnswers.IsMessage(name))
            {
                answers.Add(name, entry.Body.ToArray());
            }
        }

        return new KiwoomReplay(path, options, new ReplayClock(start ?? DateTimeOffset.UnixEpoch), answers, handler, tear);
    }

    /// <summary>Has the messages come, unless they do already: from now on, or from the first stream's registration where there is none yet.</summary>
    public void Begin() => _begun.TrySetResult();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _playing.ConfigureAwait(false);
        await _heartbeat.DisposeAsync().ConfigureAwait(false);
        await Client.DisposeAsync().ConfigureAwait(false);
        _http.Dispose();
        _stopping.Dispose();
    }

    private Task<WebSocket> Connect(Uri address, CancellationToken cancellationToken)
    {
        var socket = new ReplaySocket(_answers, OnRegistered);
        _socket = socket;
        return Task.FromResult<WebSocket>(socket);
    }

    private void OnRegistered()
    {
        _registered.TrySetResult();
        if (_options.BeginsWithFirstStream)
        {
            Begin();
        }
    }

    private void OnEnd()
    {
        Client.Connections.CompleteStreams(null);
        _completion.TrySetResult();
    }

    private async Task PlayAsync()
    {
        try
        {
            await _begun.Task.WaitAsync(_stopping.Token).ConfigureAwait(false);
            DateTimeOffset? brokenAt = null;
            RecordedEntry? last = null;
            await foreach (var entry in RecordingReader.ReadAsync(_path, _stopping.Token).ConfigureAwait(false))
            {
                if (entry.Kind == RecordedKind.Received)
                {
                    // Messages that come before there is a stream would be lost to it.
                    await _registered.Task.WaitAsync(_stopping.Token).ConfigureAwait(false);
                }

                await WaitAsync(last, entry).ConfigureAwait(false);
                last = entry;
                Then(() => _clock.MoveTo(entry.At));
                if (entry.Kind is RecordedKind.Disconnected or RecordedKind.Lost)
                {
                    brokenAt ??= entry.At;
                }
                else if (entry.Kind == RecordedKind.Received && ReplayAnswers.IsMessage(ReplayAnswers.NameOf(entry.Body.Span)))
                {
                    if (brokenAt is { } from)
                    {
                        Then(() => Client.Connections.PostGap(from, entry.At));
                        brokenAt = null;
                    }

                    _socket!.Play(entry.Body.ToArray());
                }
            }

            Then(OnEnd);
        }
        catch (OperationCanceledException)
        {
            _completion.TrySetCanceled();
        }
        catch (Exception e)
        {
            Client.Connections.CompleteStreams(e);
            _completion.TrySetException(e);
        }
    }

    /// <summary>Does something when the client has handled what was played before: messages are played ahead of a reader that is slow or slept.</summary>
    private void Then(Action action)
    {
        if (_socket?.Then(action) != true)
        {
            action();
        }
    }

    /// <summary>Waits until an entry is due, or until what came before it has been read.</summary>
    private async Task WaitAsync(RecordedEntry? last, RecordedEntry next)
    {
        if (double.IsPositiveInfinity(_options.Speed))
        {
            while (_socket?.Waiting > MaxAhead || Client.Connections.Backlog > MaxBacklog)
            {
                await Task.Delay(1, _stopping.Token).ConfigureAwait(false);
            }

            return;
        }

        // A recording that was continued begins to count anew.
        var recorded = last is null ? TimeSpan.Zero : next.Offset >= last.Offset ? next.Offset - last.Offset : next.At - last.At;
        _owed += recorded > TimeSpan.Zero ? recorded / _options.Speed : TimeSpan.Zero;
        if (_owed >= TimeSpan.FromMilliseconds(1))
        {
            var began = TimeProvider.System.GetTimestamp();
            await Task.Delay(_owed, _stopping.Token).ConfigureAwait(false);

            // A delay is never exact: what it was too long, the next one is shorter.
            _owed -= TimeProvider.System.GetElapsedTime(began);
        }
    }
}

using System.Threading.Channels;

namespace Kiwoom.Tests.Realtime.Conditions;

/// <summary>A server that answers searches, lists and registrations, refuses some, and notes when they came by a clock that a test moves.</summary>
internal sealed class PaceBed : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly List<(SocketFrame Frame, DateTimeOffset Time)> _received = [];
    private readonly Channel<SocketFrame> _refused = Channel.CreateUnbounded<SocketFrame>();
    private readonly SocketServer _server;
    private SocketSession? _session;

    /// <param name="configure">Changes the options, under which requests are repeated and hardly paced.</param>
    public PaceBed(Action<KiwoomOptions>? configure = null)
    {
        _server = new SocketServer(AnswerAsync);
        Client = _server.CreateClient(
            options =>
            {
                options.Retries = new RetryOptions();
                configure?.Invoke(options);
            },
            Log,
            Clock);
    }

    public ManualTimeProvider Clock { get; } = new(DateTimeOffset.UtcNow);

    public CapturingLogger Log { get; } = new();

    public KiwoomClient Client { get; }

    public IConditionSearchClient Search => Client.ConditionSearch;

    /// <summary>Decides by a frame, and by how many of its name have come, whether it is refused.</summary>
    public Func<SocketFrame, int, bool> Refuses { get; set; } = (_, _) => false;

    /// <summary>How it is refused.</summary>
    public (int Code, string Message) Refusal { get; init; } = (105110, "초당 요청 건수를 초과하였습니다");

    /// <summary>How many pages a search has.</summary>
    public int Pages { get; init; } = 1;

    /// <summary>The connection of the last frame.</summary>
    public SocketSession Session => Volatile.Read(ref _session)!;

    /// <summary>The requests that came, without LOGIN and heartbeats.</summary>
    public IReadOnlyList<SocketFrame> Frames
    {
        get
        {
            lock (_gate)
            {
                return [.. _received.Select(one => one.Frame)];
            }
        }
    }

    /// <summary>Their names.</summary>
    public string Names => string.Join(' ', Frames.Select(frame => frame.Name));

    public static string Sequence(SocketFrame frame) => frame.Json.TryGetProperty("seq", out var sequence) ? sequence.GetString()!.Trim() : "";

    /// <summary>When those of some names came.</summary>
    public List<DateTimeOffset> TimesOf(params string[] names)
    {
        lock (_gate)
        {
            return [.. _received.Where(one => names.Contains(one.Frame.Name)).Select(one => one.Time)];
        }
    }

    /// <summary>Moves the clock until a call has ended.</summary>
    public Task RunAsync(Task call) => Clock.AdvanceUntilAsync(call, Step);

    /// <summary>Sees a heartbeat come back: what was sent before it has come too.</summary>
    public async Task LetPassAsync()
    {
        await Session.SendAsync("""{"trnm":"PING"}""");
        await Session.NextAsync("PING");
    }

    /// <summary>Waits until a frame was refused and who sent it waits to send it again.</summary>
    public async Task WaitForRefusalAsync()
    {
        await _refused.Reader.ReadAsync().AsTask().WaitAsync(StreamReading.Patience);
        await Clock.WaitForPauseAsync().WaitAsync(StreamReading.Patience);
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _server.DisposeAsync();
    }

    private async Task AnswerAsync(SocketSession session, SocketFrame frame)
    {
        if (frame.Name is "LOGIN" or "PING")
        {
            await session.AnswerAsync(frame);
            return;
        }

        Volatile.Write(ref _session, session);
        int count;
        lock (_gate)
        {
            _received.Add((frame, Clock.GetUtcNow()));
            count = _received.Count(one => one.Frame.Name == frame.Name);
        }

        if (Refuses(frame, count))
        {
            await session.RefuseAsync(frame, Refusal.Code, Refusal.Message);
            _refused.Writer.TryWrite(frame);
            return;
        }

        await (frame.Name switch
        {
            "CNSRLST" => session.SendAsync("""{"trnm":"CNSRLST","return_code":0,"return_msg":"","data":[["1","하나"]]}"""),
            "CNSRREQ" when frame.Json.GetProperty("search_type").GetString() == "0" => session.SendAsync(Page(frame)),
            "CNSRREQ" => session.SendAsync($$"""{"trnm":"CNSRREQ","seq":"{{Sequence(frame)}}","return_code":0,"data":[{"jmcode":"A005930"}]}"""),
            "CNSRCLR" => session.SendAsync($$"""{"trnm":"CNSRCLR","return_code":0,"return_msg":"","seq":"{{Sequence(frame)}}"}"""),
            _ => session.AnswerAsync(frame),
        });
    }

    private string Page(SocketFrame frame)
    {
        var number = TimesOf("CNSRREQ").Count;
        var more = number < Pages ? $"\"cont_yn\":\"Y\",\"next_key\":\"{number}\"" : "\"cont_yn\":\"N\",\"next_key\":\"\"";
        return $$"""{"trnm":"CNSRREQ","seq":"{{Sequence(frame)}}","return_code":0,{{more}},"data":[{"9001":"A005930"}]}""";
    }
}

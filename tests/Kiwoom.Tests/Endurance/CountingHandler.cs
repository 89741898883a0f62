using System.Diagnostics;
using System.Globalization;

namespace Kiwoom.Tests.Endurance;

/// <summary>
/// A loopback server that counts calls, and the way to it: a client that takes it for the real server's like has the defaults of that, and
/// every byte goes to this machine all the same.
/// </summary>
internal sealed class CountingHandler : DelegatingHandler
{
    private readonly Func<TimeSpan, bool> _limit;
    private readonly LoopbackServer _server;
    private readonly bool _isReal;
    private readonly Lock _gate = new();
    private long _began;

    public CountingHandler(Func<TimeSpan, bool> limit, bool isReal)
        : base(new SocketsHttpHandler())
    {
        _limit = limit;
        _isReal = isReal;
        _server = LoopbackServer.Start(request => request.Path == "/oauth2/token" ? TestBed.TokenAnswer()
            : Take() ? HttpAnswer.Json("""{"return_code":0}""")
            : HttpAnswer.Refusal(5, "[1700:허용된 요청 개수를 초과하였습니다. 유량=5, API ID=ka10081]", 429));
    }

    /// <summary>When calls were taken, since the first.</summary>
    public List<TimeSpan> Taken { get; } = [];

    public int Refused { get; private set; }

    /// <summary>A client with default options.</summary>
    public KiwoomClient Connect()
    {
        var options = TestBed.OptionsFor(_server.Address);
        options.Environment = _isReal ? KiwoomEnvironment.Custom(new Uri("https://gateway.example")) : options.Environment;
        options.Retries = new RetryOptions();
        return TestBed.CreateClient(options, new HttpClient(this, disposeHandler: false));
    }

    public void Print(string what) => TestContext.Out.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what}, defaults {(_isReal ? "as on the real server" : "on this machine")}: {Taken.Count} taken, {Refused} refused, {Taken[^1].TotalSeconds:F1} s; a second of the first ten: {string.Join(' ', Enumerable.Range(0, 10).Select(second => Taken.Count(at => (int)at.TotalSeconds == second)))}"));

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri(_server.Address, request.RequestUri!.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _server.DisposeAsync().AsTask().Wait();
    }

    private bool Take()
    {
        lock (_gate)
        {
            _began = _began == 0 ? Stopwatch.GetTimestamp() : _began;
            var now = Stopwatch.GetElapsedTime(_began);
            var isTaken = _limit(now);
            if (isTaken)
            {
                Taken.Add(now);
            }
            else
            {
                Refused++;
            }

            return isTaken;
        }
    }
}

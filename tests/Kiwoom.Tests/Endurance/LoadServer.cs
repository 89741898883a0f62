using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Kiwoom.Tests.Endurance;

/// <summary>
/// The server of the load test: it answers each call with the call's own number, breaks one in twenty, ends its token now and
/// then, and keeps account of what it saw.
/// </summary>
internal sealed class LoadServer : IAsyncDisposable
{
    public const int Pages = 3;

    private const string Dead = "[8005:Token이 유효하지 않습니다]";

    private readonly LoopbackServer _server;
    private readonly Lock _gate = new();
    private readonly Random _random = new(42);
    private readonly int _limit;
    private readonly int _requestsPerToken;
    private readonly Dictionary<string, int> _faults = [];
    private readonly ConcurrentDictionary<string, ConcurrentQueue<long>> _arrivals = new();
    private readonly ConcurrentDictionary<int, int> _orders = new();
    private readonly HashSet<(string Call, string Token)> _refused = [];
    private int _requests;
    private int _token;
    private bool _tokenIsAlive;

    /// <param name="limit">What the server says its limit is.</param>
    /// <param name="requestsPerToken">After so many requests the token dies.</param>
    public LoadServer(int limit, int requestsPerToken)
    {
        (_limit, _requestsPerToken) = (limit, requestsPerToken);
        _server = LoopbackServer.Start(AnswerAsync, remembers: false);
    }

    public Uri Address => _server.Address;

    /// <summary>How often each fault was given.</summary>
    public IReadOnlyDictionary<string, int> Faults => _faults;

    /// <summary>When the requests of each API ID arrived.</summary>
    public IReadOnlyDictionary<string, long[]> Arrivals => _arrivals.ToDictionary(pair => pair.Key, pair => pair.Value.Order().ToArray());

    /// <summary>How often the server was given each order and did not refuse it in so many words.</summary>
    public IReadOnlyDictionary<int, int> Orders => _orders;

    public int TokenRequests { get; private set; }

    /// <summary>How often the server ended a token.</summary>
    public int Expiries { get; private set; }

    /// <summary>How often a call came back with the very token that it had been refused for.</summary>
    public int DeadTokensRepeated { get; private set; }

    public int Requests => Volatile.Read(ref _requests);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>Forgets when requests arrived.</summary>
    public void ForgetArrivals() => _arrivals.Clear();

    private static HttpAnswer Good(ReceivedRequest request)
    {
        if (request.ApiId == "kt10000")
        {
            return HttpAnswer.Json($$"""{"ord_no":"{{request.Element("ord_qty")}}","return_code":0,"return_msg":"정상적으로 처리되었습니다"}""");
        }

        var code = request.Element("stk_cd")!;
        if (request.ApiId != "ka10081")
        {
            return HttpAnswer.Json(request.ApiId == "ka10001"
                ? $$"""{"stk_cd":"{{code}}","return_code":0}"""
                : $$"""{"buy_fpr_bid":"+{{code}}","return_code":0}""");
        }

        // The key belongs to the call: a page of another one would show.
        var page = request["next-key"] is { } key && key.StartsWith(code + "-", StringComparison.Ordinal) ? int.Parse(key[(code.Length + 1)..], CultureInfo.InvariantCulture) : 1;
        var answer = HttpAnswer.Json($$"""{"stk_cd":"{{code}}","stk_dt_pole_chart_qry":[{"cur_prc":"{{code}}","trde_qty":"{{page}}"}],"return_code":0}""");
        return page < Pages ? answer.WithNextPage($"{code}-{page + 1}") : answer;
    }

    private async Task AnswerAsync(LoopbackConnection connection, ReceivedRequest request)
    {
        if (request.ApiId == "au10001")
        {
            await connection.SendAsync(TestBed.TokenAnswer(GiveToken()));
            return;
        }

        _arrivals.GetOrAdd(request.ApiId, _ => new()).Enqueue(Stopwatch.GetTimestamp());
        var fault = Decide(request);
        if (request.ApiId == "kt10000" && fault is not ("8005" or "1700"))
        {
            _orders.AddOrUpdate(int.Parse(request.Element("ord_qty")!, CultureInfo.InvariantCulture), 1, (_, count) => count + 1);
        }

        switch (fault)
        {
            case "8005":
                await connection.SendAsync(HttpAnswer.Refusal(3, Dead));
                break;
            case "1700":
                await connection.SendAsync(HttpAnswer.Refusal(5, $"[1700:허용된 요청 개수를 초과하였습니다. 유량={_limit}, API ID={request.ApiId}]", 429));
                break;
            case "429":
                await connection.SendAsync(HttpAnswer.Html("", 429));
                break;
            case "429 with Retry-After":
                await connection.SendAsync(HttpAnswer.Html("", 429).WithHeader("Retry-After", "1"));
                break;
            case "503":
                await connection.SendAsync(HttpAnswer.Html("<html>busy</html>", 503));
                break;
            case "HTML":
                await connection.SendAsync(HttpAnswer.Html("<html>maintenance</html>", 200));
                break;
            case "truncated":
                await connection.SendAsync(Good(request) with { ClosesConnection = true, Body = Good(request).Body[..^9] });
                break;
            case "reset before":
                connection.Reset();
                break;
            case "reset after":
                await connection.SendAsync(Good(request).ToBytes().AsMemory()[..^5]);
                connection.Reset();
                break;
            case "slow":
                await Task.Delay(200, connection.Stopping);
                await connection.SendAsync(Good(request));
                break;
            default:
                await connection.SendAsync(Good(request));
                break;
        }
    }

    private string GiveToken()
    {
        lock (_gate)
        {
            TokenRequests++;
            if (!_tokenIsAlive)
            {
                (_token, _tokenIsAlive) = (_token + 1, true);
            }

            return $"Token-number-{_token}";
        }
    }

    private string Decide(ReceivedRequest request)
    {
        lock (_gate)
        {
            if (++_requests % _requestsPerToken == 0 && _tokenIsAlive)
            {
                _tokenIsAlive = false;
                Expiries++;
            }

            var fault = !_tokenIsAlive || request["authorization"] != $"Bearer Token-number-{_token}" ? "8005" : _random.Next(1000) switch
            {
                // The faults that stop an API ID for a second are the rarest, or the run would be nothing but waiting.
                < 1 => "1700",
                < 2 => "429",
                < 3 => "429 with Retry-After",
                < 10 => "503",
                < 17 => "HTML",
                < 25 => "truncated",
                < 33 => "reset before",
                < 41 => "reset after",
                < 50 => "slow",
                _ => "none",
            };
            if (fault == "8005" && !_refused.Add((request.ApiId + request.Text + request["next-key"], request["authorization"]!)))
            {
                DeadTokensRepeated++;
            }

            _faults[fault] = _faults.GetValueOrDefault(fault) + 1;
            return fault;
        }
    }
}

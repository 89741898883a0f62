using System.Collections.Concurrent;

namespace Kiwoom.Cli.Application;

/// <summary>
/// Hears of each answer of a simulator whether its market gave it or the API document's example stands for it: figures of an example look like quotes and holdings, and are none.
/// </summary>
/// <param name="network">Sends the calls.</param>
/// <param name="context">Has the words and where they are told.</param>
/// <param name="isQuiet">Whether nothing is told beside the output: the caller listens, or does not care.</param>
internal sealed class AnswerSources(HttpMessageHandler network, CliContext context, bool isQuiet) : DelegatingHandler(network)
{
    // Documented in runtime/docs/simulator.md; missing where the market gave all of the answer.
    private const string Header = "simulator-source";
    private const string Example = "example";

    private readonly ConcurrentDictionary<string, string> _sources = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _told = new(StringComparer.Ordinal);
    private readonly AsyncLocal<ConcurrentQueue<string>?> _listener = new();
    private readonly AsyncLocal<bool> _isMuted = new();

    /// <summary>Whether the last answer of an API id was the document's example as a whole.</summary>
    public bool IsExample(string apiId) => _sources.GetValueOrDefault(apiId) == Example;

    /// <summary>Says nothing of an id that nobody asked for by its name.</summary>
    public void Hush(string apiId) => _told.TryAdd(apiId, "");

    /// <summary>What is to be said of the answers to the calls that the caller makes from here on.</summary>
    public ConcurrentQueue<string> Listen() => _listener.Value = new();

    /// <summary>Tells nothing of the calls that the caller makes from here on: it looks itself whether they are examples, and leaves those out.</summary>
    public void Mute() => _isMuted.Value = true;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (request.Headers.NonValidated.TryGetValues("api-id", out var ids) && response.Headers.TryGetValues(Header, out var sources))
        {
            Take(ids.ToString(), string.Join(", ", sources));
        }

        return response;
    }

    private void Take(string apiId, string source)
    {
        _sources[apiId] = source;
        if (_isMuted.Value)
        {
            return;
        }

        var isNew = _told.TryAdd(apiId, source);
        var words = source == Example
            ? context.Say($"note: {apiId} is the API document's example, not the simulator's market: `kiwoom simulate --exchange` simulates more ids", $"참고: {apiId} 은(는) 시뮬레이터 시장의 값이 아니라 API 문서의 예제입니다: `kiwoom simulate --exchange` 는 더 많은 ID를 시뮬레이션합니다")
            : context.Say($"note: of {apiId} the prices are the simulator's market, all else is the API document's example", $"참고: {apiId} 은(는) 시세만 시뮬레이터 시장의 값이고 나머지는 API 문서의 예제입니다");
        if (isNew && !isQuiet)
        {
            context.Error.WriteLine(CommandLineRunner.OneLine(words));
        }

        if (_listener.Value is { } listener && !listener.Contains(words))
        {
            listener.Enqueue(words);
        }
    }
}

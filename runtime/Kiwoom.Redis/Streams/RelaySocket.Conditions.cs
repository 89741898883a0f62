using System.Globalization;
using Kiwoom.Redis.Connection;

namespace Kiwoom.Redis.Streams;

/// <content>Condition searches: lists and single searches are asked for by whoever holds the connection, what a condition finds is a stream.</content>
internal sealed partial class RelaySocket
{
    private readonly WakeGate _answerCame = new();

    /// <summary>Has a request sent, and gives its answer as it came.</summary>
    private async Task AskAsync(SocketRequest request)
    {
        var id = Guid.NewGuid().ToString("N");
        try
        {
            await PatientlyAsync(() => _redis.RunAsync(database => database.HashSetAsync(_keys.Asks, id, request.Frame), _closing.Token)).ConfigureAwait(false);
            await PatientlyAsync(() => _news.PublishAsync(RelayNews.Ask, _closing.Token)).ConfigureAwait(false);
            while (true)
            {
                var came = _answerCame.WaitAsync(Look, _closing.Token);
                var answer = await PatientlyAsync(() => _redis.RunAsync(database => database.StringGetAsync(_keys.Answer(id)), _closing.Token)).ConfigureAwait(false);
                if (!answer.IsNull)
                {
                    Queue(AskDesk.Read(answer) ?? throw new InvalidOperationException(((string)answer!)[1..]));
                    return;
                }

                await came.ConfigureAwait(false);
            }
        }
        finally
        {
            _redis.RunAsync(
                async database =>
                {
                    await Task.WhenAll(database.HashDeleteAsync(_keys.Asks, id), database.KeyDeleteAsync(_keys.Answer(id))).ConfigureAwait(false);
                    return true;
                },
                CancellationToken.None).MayFail();
        }
    }

    /// <summary>Follows a condition: the answer has what it finds at present, the stream what changes from there.</summary>
    private async Task FollowAsync(SocketRequest request, RelayRoute condition)
    {
        if (await WantAsync(request).ConfigureAwait(false) is not { } added)
        {
            return;
        }

        var (number, stocks) = await FindStocksAsync(condition).ConfigureAwait(false);
        Queue(request.ToAnswer(stocks: stocks));
        foreach (var route in added)
        {
            route.Position = number;
            _reader.Open(route);
        }

        Wake();
    }

    /// <summary>What a condition finds, as whoever holds the connection at present has written it.</summary>
    private async Task<(long Number, string[] Stocks)> FindStocksAsync(RelayRoute condition)
    {
        while (true)
        {
            var changed = _liveChanged.WaitAsync(Look, _closing.Token);
            var (live, found) = await PatientlyAsync(() => _redis.RunAsync(
                async database =>
                {
                    var states = database.HashGetAsync(_keys.Live, condition.ToString());
                    var results = database.HashGetAsync(_keys.Condition(condition.Item), ["number", "stocks"]);
                    return ((string?)await states.ConfigureAwait(false), await results.ConfigureAwait(false));
                },
                _closing.Token)).ConfigureAwait(false);
            if (live is not null && !found[0].IsNull && (long)found[0] is var number && number >= BeginningOf(live))
            {
                return (number, FoundStocks.Split(found[1]));
            }

            await changed.ConfigureAwait(false);
        }
    }

    /// <summary>The number from which on a route is live; 0 where it is told again to a Redis that had forgotten it.</summary>
    private static long BeginningOf(string live) =>
        live.Split(' ') is [_, var number] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var beginning) ? beginning : 0;
}

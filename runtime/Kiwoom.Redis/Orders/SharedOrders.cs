using System.Collections.Concurrent;
using System.Collections.Immutable;
using Kiwoom.Catalog;
using Kiwoom.Orders;
using Kiwoom.Redis.Connection;
using Kiwoom.Redis.Orders;
using Kiwoom.Redis.Scripts;
using StackExchange.Redis;

namespace Kiwoom.Redis;

/// <summary>
/// Orders at most once over all processes: each has a key of the user's own, which is written before it is sent. A second order of the same key is never sent,
/// whichever process asks; one whose process died in the middle is found and looked up by another.
/// </summary>
/// <remarks>A key lasts as long as Redis remembers it (<see cref="KiwoomRedisOptions.OrderRetention"/>): let Redis keep what it knows on disk (<c>appendonly yes</c>, <c>appendfsync always</c>).</remarks>
public sealed class SharedOrders
{
    private const string Free = "free";
    private const string Open = "open";
    private const string Closed = "closed";
    private const string AnyAttempt = "";
    private const string TokenApiId = "au10001";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    // What the clocks of this machine and the server may differ by.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    private readonly KiwoomRedisOptions _options;
    private readonly RedisLink _redis;
    private readonly RedisKeys _keys;
    private readonly TimeProvider _clock;
    private readonly ConfirmedWrite? _confirmed;

    // Attempts whose key may have been written without their hearing of it, and which sent nothing.
    private readonly ConcurrentDictionary<string, ImmutableArray<string>> _unsent = new(StringComparer.Ordinal);

    internal SharedOrders(KiwoomRedisOptions options, RedisLink redis, RedisKeys keys, string id, TimeProvider clock)
    {
        (_options, _redis, _keys, _clock) = (options, redis, keys, clock);
        Process = $"{options.ProcessName} {id}";
        _confirmed = options.OrderReplicas > 0 ? new ConfirmedWrite(options) : null;
    }

    private string Process { get; }

    internal ValueTask DisposeAsync() => _confirmed?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Sends an order, unless one was sent under its key.</summary>
    /// <param name="key">The order's name, for example <c>momentum/2025-09-08/1</c>: the same for every attempt at this one order.</param>
    /// <param name="request">The order.</param>
    /// <param name="send">Sends it and gives the number of its receipt: <c>async token =&gt; (await kiwoom.Orders.BuyAsync(request, token)).OrderNumber</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The order: accepted, or, where it had been sent before, whatever became of it. In doubt, look it up.</returns>
    /// <exception cref="RedisUnavailableException">The key could not be written, or not be asked for when the order's turn came; nothing was sent.</exception>
    /// <exception cref="SharedOrderResolvedException">Another process has resolved the order while it waited for its turn; nothing was sent.</exception>
    /// <exception cref="ArgumentException">Another order was sent under this key, be it by its price alone; nothing was sent. <see cref="FindAsync"/> tells of the one that was.</exception>
    /// <exception cref="KiwoomException">As the call throws it. Where nothing was sent the key is free again; where that is not certain, as with any other exception and a
    /// cancellation, the order is in doubt.</exception>
    public async Task<SharedOrder> SendAsync(
        string key, IOrderRequest request, Func<CancellationToken, Task<string>> send, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(send);
        var type = request.GetType().Name;
        var apiId = KiwoomCatalog.Endpoints.FirstOrDefault(endpoint => endpoint.Kind == EndpointKind.Order && endpoint.RequestType == type)?.ApiId
            ?? throw new ArgumentException($"{type} is the request of no order.", nameof(request));
        var attempt = new OrderAttempt(key, apiId, request, Process, _clock.GetUtcNow());
        if (await BeginAsync(attempt, cancellationToken).ConfigureAwait(false) is { } present)
        {
            return present.IsSameAs(apiId, request)
                ? present
                : throw new ArgumentException(
                    $"Another order stands under the key '{key}' ({present.ApiId}, {present.State}{(present.OrderNumber.Length > 0 ? ", number " + present.OrderNumber : "")}); nothing was sent. Each order has a key of its own.", nameof(key));
        }

        // Where nothing waits between key and order, as for a client without this Redis' limits, nothing asks either.
        var turn = new OrderTurn(apiId, token => ConfirmAsync(attempt, token));
        OrderTurn.Current = turn;
        try
        {
            var number = await send(cancellationToken).ConfigureAwait(false);
            await EndAsync(attempt, Closed, SharedOrderState.Accepted, number: number).ConfigureAwait(false);
            return attempt.ToAccepted(number);
        }
        catch (SharedOrderResolvedException)
        {
            // What stands under the key now is another's.
            throw;
        }
        catch (Exception e)
        {
            await (e switch
            {
                RedisUnavailableException when attempt.IsStopped => EndAsync(attempt, Free, SharedOrderState.Sending),
                KiwoomOrderOutcomeUnknownException => EndAsync(attempt, Open, SharedOrderState.Unknown, e.Message),
                KiwoomApiException refused when refused.ApiId == apiId => EndAsync(attempt, Closed, SharedOrderState.Rejected, e.Message),

                // What the order's own call throws besides, and the token's before it, it throws before the order is sent.
                KiwoomException unsent when unsent.ApiId == apiId || unsent.ApiId is "" or TokenApiId => EndAsync(attempt, Free, SharedOrderState.Sending),

                // Nobody knows whether what failed came before the order or behind it: a cancellation too may be of something else that is done there.
                _ => EndAsync(attempt, Open, SharedOrderState.Unknown, e.GetType().Name),
            }).ConfigureAwait(false);
            throw;
        }
        finally
        {
            turn.End();
        }
    }

    /// <summary>What was sent under a key; null where nothing was.</summary>
    /// <param name="key">The order's key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="RedisUnavailableException">Redis does not answer: nothing is known.</exception>
    public async Task<SharedOrder?> FindAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        var fields = await _redis.ProbeAsync(database => database.HashGetAllAsync(_keys.Order(key)), cancellationToken).ConfigureAwait(false);
        return SharedOrder.Read(key, fields.Select(field => KeyValuePair.Create((string)field.Name!, (string)field.Value!)));
    }

    /// <summary>The orders of all processes of which nobody knows what became of them, oldest first; those that are on their way at present too.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="RedisUnavailableException">Redis does not answer: nothing is known.</exception>
    public async Task<IReadOnlyList<SharedOrder>> FindInDoubtAsync(CancellationToken cancellationToken = default)
    {
        var keys = await _redis.ProbeAsync(database => database.SortedSetRangeByRankAsync(_keys.OrdersInDoubt), cancellationToken).ConfigureAwait(false);
        var orders = new List<SharedOrder>();
        foreach (var key in keys)
        {
            var found = await _redis.ProbeAsync(
                database => database.ScriptEvaluateAsync(RedisScript.OrderDoubt, KeysOf(key!), [key]), cancellationToken).ConfigureAwait(false);
            if (Read(key!, found) is { IsInDoubt: true } order)
            {
                orders.Add(order);
            }
        }

        return orders;
    }

    /// <summary>Looks an order in doubt up in the account's lists, as <c>FindOrderAsync</c> does.</summary>
    /// <param name="client">The client.</param>
    /// <param name="key">The order's key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">Nothing was sent under the key.</exception>
    /// <exception cref="KiwoomException">A list could not be read: nothing is known then.</exception>
    public async Task<OrderLookup> LookUpAsync(IKiwoomClient client, string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        var order = await FindAsync(key, cancellationToken).ConfigureAwait(false)
            ?? throw new ArgumentException($"Nothing was sent under the key '{key}'.", nameof(key));
        return await client.FindOrderAsync(order.ApiId, order, order.SentAt, Tolerance, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes what was found out of an order in doubt.</summary>
    /// <param name="key">The order's key.</param>
    /// <param name="orderNumber">Its number; null where it certainly does not exist. Its key stays taken: send another order under another key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>False where it was not in doubt.</returns>
    public async Task<bool> ResolveAsync(string key, string? orderNumber, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        RedisValue[] fields = orderNumber is null
            ? ["state", nameof(SharedOrderState.Rejected), "reason", "looked up, and not there"]
            : ["state", nameof(SharedOrderState.Accepted), "number", orderNumber];
        return await WriteEndAsync(key, [key, Closed, AnyAttempt, 0, 0, .. fields], cancellationToken).ConfigureAwait(false);
    }

    private static SharedOrder? Read(string key, RedisResult found) =>
        SharedOrder.Read(key, ((RedisValue[])found!).Chunk(2).Select(pair => KeyValuePair.Create((string)pair[0]!, (string)pair[1]!)));

    private async Task<SharedOrder?> BeginAsync(OrderAttempt attempt, CancellationToken cancellationToken)
    {
        var unsent = _unsent.TryGetValue(attempt.Key, out var others) ? others : [];
        RedisValue[] arguments =
            [(long)_options.OrderRetention.TotalMilliseconds, attempt.Score, attempt.Key, unsent.Length, .. unsent.Select(other => (RedisValue)other), .. attempt.Fields];
        try
        {
            return Read(attempt.Key, await RunAsync(RedisScript.OrderBegin, attempt.Key, arguments, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            _unsent.AddOrUpdate(attempt.Key, [attempt.Id], (_, earlier) => earlier.Add(attempt.Id));
            throw;
        }
    }

    private async Task ConfirmAsync(OrderAttempt attempt, CancellationToken cancellationToken)
    {
        RedisValue[] arguments = [(long)_options.OrderRetention.TotalMilliseconds, attempt.Score, attempt.Key, attempt.Id, .. attempt.Fields];
        attempt.IsStopped = true;
        if ((long)await RunAsync(RedisScript.OrderConfirm, attempt.Key, arguments, cancellationToken).ConfigureAwait(false) == 0)
        {
            throw new SharedOrderResolvedException(attempt.Key);
        }

        attempt.IsStopped = false;
    }

    /// <summary>Writes what became of an order; where Redis does not answer now, later. Until then it is in doubt, which is safe.</summary>
    private async Task EndAsync(OrderAttempt attempt, string how, SharedOrderState state, string reason = "", string number = "")
    {
        RedisValue[] arguments =
        [
            attempt.Key, how, attempt.Id, (long)_options.OrderRetention.TotalMilliseconds, attempt.Score, .. attempt.Fields, "state", state.ToString(), "reason", reason, "number", number,
        ];
        try
        {
            await WriteEndAsync(attempt.Key, arguments, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is RedisUnavailableException or RedisException)
        {
            _ = EndLaterAsync(attempt.Key, arguments);
        }
    }

    private async Task EndLaterAsync(string key, RedisValue[] arguments)
    {
        for (var attempt = 0; attempt < 150; attempt++)
        {
            await Task.Delay(Pause).ConfigureAwait(false);
            try
            {
                await WriteEndAsync(key, arguments, CancellationToken.None).ConfigureAwait(false);
                return;
            }
            catch (Exception e) when (e is RedisUnavailableException or RedisException)
            {
                // Until it is there again, or for half a minute.
            }
        }
    }

    private async Task<bool> WriteEndAsync(string key, RedisValue[] arguments, CancellationToken cancellationToken) =>
        (long)await _redis.ProbeAsync(
            database => database.ScriptEvaluateAsync(RedisScript.OrderEnd, KeysOf(key), arguments), cancellationToken).ConfigureAwait(false) == 1;

    private RedisKey[] KeysOf(string key) => [_keys.Order(key), _keys.OrdersInDoubt];

    private Task<RedisResult> RunAsync(string script, string key, RedisValue[] arguments, CancellationToken cancellationToken) => _confirmed is { } confirmed
        ? confirmed.RunAsync(script, KeysOf(key), arguments, cancellationToken)
        : _redis.ProbeAsync(database => database.ScriptEvaluateAsync(script, KeysOf(key), arguments), cancellationToken);
}

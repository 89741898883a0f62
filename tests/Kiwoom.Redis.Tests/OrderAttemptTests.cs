using Kiwoom.Redis.Tests.Support;
using Kiwoom.Testing;
using static Kiwoom.Redis.Tests.Support.KeyedOrders;

namespace Kiwoom.Redis.Tests;

/// <summary>Attempts under one key that fail, meet another one or are resolved by somebody else meanwhile: no order is sent twice.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class OrderAttemptTests
{
    [Test, CancelAfter(120_000)]
    public async Task An_attempt_that_failed_does_not_let_a_later_one_send_twice(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var client = bed.Create(out var shared);
        await bed.Redis.KillAsync();
        Assert.That(SendAsync, Throws.InstanceOf<RedisUnavailableException>());
        await bed.Redis.RestartAsync();
        var first = await WhenThereAsync(SendAsync, cancellationToken);

        var again = await SendAsync();

        Assert.Multiple(() =>
        {
            Assert.That(bed.Simulator.Orders, Has.Count.EqualTo(1));
            Assert.That(first.IsNew, Is.True);
            Assert.That(again.IsNew, Is.False);
        });

        Task<SharedOrder> SendAsync() =>
            BuyAsync(shared, client, cancellationToken);
    }

    [Test, CancelAfter(120_000)]
    public async Task A_key_whose_writing_was_not_heard_of_is_sent_under_once([Values] bool wasResolved, CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var client = bed.Create(out var shared, redis => redis.CommandTimeout = TimeSpan.FromSeconds(1));
        Assert.That(await shared.Orders.FindAsync("key", cancellationToken), Is.Null);
        bed.Redis.Freeze();
        Assert.That(SendAsync, Throws.InstanceOf<RedisUnavailableException>());
        bed.Redis.Thaw();
        bed.Create(out var other);
        while (await WhenThereAsync(() => other.Orders.FindAsync("key", cancellationToken), cancellationToken) is null)
        {
            await Task.Delay(20, cancellationToken);
        }

        if (wasResolved)
        {
            // Whoever found it in doubt looked it up, and may have sent another in its place.
            Assert.That(await other.Orders.ResolveAsync("key", null, cancellationToken));
        }

        var sent = new List<SharedOrder>();
        for (var i = 0; i < 4; i++)
        {
            sent.Add(await WhenThereAsync(SendAsync, cancellationToken));
        }

        Assert.Multiple(() =>
        {
            Assert.That(bed.Simulator.Orders, Has.Count.EqualTo(wasResolved ? 0 : 1));
            Assert.That(sent.Count(order => order.IsNew), Is.EqualTo(wasResolved ? 0 : 1));
        });

        Task<SharedOrder> SendAsync() =>
            BuyAsync(shared, client, cancellationToken);
    }

    [Test, CancelAfter(120_000)]
    public async Task What_one_attempt_did_not_send_leaves_the_key_of_another_alone(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        bed.Create(out var shared);
        bed.Create(out var other);
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<SharedOrder>? second = null;
        Assert.That(
            async () => await shared.Orders.SendAsync(
                "key",
                Order,
                async _ =>
                {
                    // Redis restarts, empty, and another process sends under the key.
                    await bed.Redis.KillAsync();
                    await bed.Redis.RestartAsync();
                    var isSending = new TaskCompletionSource();
                    second = WhenThereAsync(
                        () => other.Orders.SendAsync("key", Order, async _ => { isSending.TrySetResult(); return await answer.Task; }, cancellationToken), cancellationToken);
                    await isSending.Task.WaitAsync(cancellationToken);
                    await WhenThereAsync(() => shared.Orders.FindAsync("key", cancellationToken), cancellationToken);
                    throw KiwoomModelFactory.RequestException("kt10000", "no");
                },
                cancellationToken),
            Throws.InstanceOf<KiwoomRequestException>());

        Assert.That((await shared.Orders.FindAsync("key", cancellationToken))?.State, Is.EqualTo(SharedOrderState.Sending));
        answer.SetResult("7");
        Assert.That((await second!).OrderNumber, Is.EqualTo("7"));
    }

    [Test, CancelAfter(120_000)]
    public async Task What_fails_behind_the_order_does_not_free_its_key([Values("query", "refusal", "cancelled")] string what, CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var client = bed.Create(out var shared);
        Assert.That(
            async () => await shared.Orders.SendAsync(
                "key",
                Order,
                async token =>
                {
                    await client.Orders.BuyAsync(Order, token);
                    throw what switch
                    {
                        "query" => KiwoomModelFactory.RequestException("ka10001", "no"),
                        "refusal" => KiwoomModelFactory.ApiException("ka10001", "no", 3),
                        _ => new OperationCanceledException(),
                    };
                },
                cancellationToken),
            Throws.Exception);

        Assert.That((await shared.Orders.FindAsync("key", cancellationToken))?.State, Is.EqualTo(SharedOrderState.Unknown));
    }

    [Test, CancelAfter(120_000)]
    public async Task Who_sent_an_order_corrects_whoever_looked_for_it_too_early([Values] bool isUnknown, CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        bed.Create(out var shared);
        bed.Create(out var other);
        var sending = shared.Orders.SendAsync(
            "key",
            Order,
            async token =>
            {
                Assert.That(await other.Orders.ResolveAsync("key", null, token));
                return isUnknown ? throw KiwoomModelFactory.OrderOutcomeUnknownException(Order, DateTimeOffset.UtcNow) : "7";
            },
            cancellationToken);
        Assert.That(async () => await sending, isUnknown ? Throws.InstanceOf<KiwoomOrderOutcomeUnknownException>() : Throws.Nothing);

        var order = await other.Orders.FindAsync("key", cancellationToken);
        Assert.Multiple(async () =>
        {
            Assert.That(order?.State, Is.EqualTo(isUnknown ? SharedOrderState.Unknown : SharedOrderState.Accepted));
            Assert.That(order?.OrderNumber, Is.EqualTo(isUnknown ? "" : "7"));
            Assert.That(await other.Orders.FindInDoubtAsync(cancellationToken), Has.Count.EqualTo(isUnknown ? 1 : 0));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task An_order_that_was_resolved_while_it_waited_for_its_turn_is_not_sent([Values] bool isLimited, CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var client = bed.Create(out var shared, configureClient: options => options.RateLimits.PerApiId["kt10000"] = isLimited ? 5 : 0);
        bed.Create(out var other);

        Assert.That(
            async () => await shared.Orders.SendAsync(
                "key",
                Order,
                async token =>
                {
                    Assert.That(await other.Orders.ResolveAsync("key", null, token));
                    return (await client.Orders.BuyAsync(Order, token)).OrderNumber;
                },
                cancellationToken),
            Throws.InstanceOf<SharedOrderResolvedException>());

        Assert.That(bed.Simulator.Orders, Is.Empty);
        Assert.That((await other.Orders.FindAsync("key", cancellationToken))?.State, Is.EqualTo(SharedOrderState.Rejected));
    }

    [Test, CancelAfter(120_000)]
    public async Task An_order_whose_turn_comes_without_Redis_is_not_sent_and_leaves_its_key_free(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var client = bed.Create(out var shared);
        Assert.That(
            async () => await shared.Orders.SendAsync(
                "key",
                Order,
                async token =>
                {
                    await bed.Redis.KillAsync();
                    return (await client.Orders.BuyAsync(Order, token)).OrderNumber;
                },
                cancellationToken),
            Throws.InstanceOf<RedisUnavailableException>());
        Assert.That(bed.Simulator.Orders, Is.Empty);

        await bed.Redis.RestartAsync();
        SharedOrder later;
        do
        {
            // Until what could not be said then has been said.
            later = await WhenThereAsync(
                () => BuyAsync(shared, client, cancellationToken), cancellationToken);
        }
        while (!later.IsNew);

        Assert.That(bed.Simulator.Orders, Has.Count.EqualTo(1));
    }
}

using Kiwoom.Simulator;

namespace Kiwoom.Trading.Tests.Support;

/// <summary>Simulated exchanges and clients of them.</summary>
internal static class Exchanges
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>A day of the exchange from a time on.</summary>
    /// <param name="time">The time on 2026-09-14, for example 10:00.</param>
    /// <param name="speed">Simulated seconds in a second.</param>
    /// <param name="eventsPerDay">What strangers do.</param>
    /// <param name="prices">Prices that are traded in the strangers' place; null for strangers.</param>
    public static Task<KiwoomSimulator> StartAsync(string time, double speed = 0, int eventsPerDay = 60_000, string? prices = null) => KiwoomSimulator.StartAsync(new()
    {
        Exchange = new()
        {
            Start = new DateTime(2026, 9, 14) + TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture),
            Speed = speed,
            EventsPerDay = eventsPerDay,
            Prices = prices,
            UsesRealFees = true,
        },
    });

    public static KiwoomClient Connect(this KiwoomSimulator simulator, HttpClient? http = null) => new(new KiwoomOptions
    {
        Environment = KiwoomEnvironment.Simulator(simulator.BaseAddress),
        AppKey = simulator.AppKey,
        SecretKey = simulator.SecretKey,
        HttpClient = http,
    });

    /// <summary>Lets the market go on in small steps while a bot runs, from when the bot listens.</summary>
    public static async Task LetRunAsync(this KiwoomSimulator simulator, Func<CancellationToken, Task> runAsync, TimeSpan step)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var running = runAsync(patience.Token);
        await simulator.Realtime.WaitForAsync(
            sessions => sessions.Any(session => session.Registrations.Any(registration => registration.Type is "0B" or "0D")), patience.Token);
        while (!running.IsCompleted)
        {
            simulator.Exchange!.AdvanceTo(simulator.Exchange.Now + step);
            await Task.WhenAny(running, Task.Delay(8, patience.Token));
        }

        await running;
    }

    /// <summary>The money that there is when all trades are settled.</summary>
    public static async Task<decimal> CashAsync(this KiwoomClient kiwoom) =>
        (await kiwoom.Account.GetDepositAsync(DepositQueryType.Estimated)).EstimatedDepositD2!.Value;

    /// <summary>Waits until something holds of an order.</summary>
    public static async Task<OrderSnapshot> UntilAsync(this TrackedOrder order, Func<OrderSnapshot, bool> isReached)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await foreach (var now in order.Changes(patience.Token))
            {
                if (isReached(now))
                {
                    return now;
                }
            }
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"still {order.Current}");
        }

        throw new AssertionException($"ended as {order.Current}");
    }
}

using Kiwoom.Simulator;
using Kiwoom.Simulator.Exchange.Front;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Views;
using Kiwoom.Tests.Simulator.Exchange;

namespace Kiwoom.Tests.Simulator.Truth.Lists;

/// <summary>A day of the exchange from before its beginning, all that happens written down beside it, and the library's client.</summary>
internal sealed class ListSession : IAsyncDisposable
{
    public static readonly DateOnly FirstDay = new(2026, 9, 14);

    private readonly EventRecorder _events = new();

    private ListSession(SimulatorSession raw)
    {
        Raw = raw;
        Host.Engine.Log.Attach(_events);
        Client = new KiwoomClient(new KiwoomOptions
        {
            Environment = KiwoomEnvironment.Simulator(raw.Simulator.BaseAddress),
            AppKey = raw.Simulator.AppKey,
            SecretKey = raw.Simulator.SecretKey,
        });
    }

    public SimulatorSession Raw { get; }

    public KiwoomClient Client { get; }

    public ExchangeHost Host => Raw.Simulator.Exchange!.Host;

    public static async Task<ListSession> StartAsync(int eventsPerDay = 40_000, long seed = 7) => new(await SimulatorSession.StartAsync(new KiwoomSimulatorOptions
    {
        Exchange = new SimulatorExchangeOptions { Start = FirstDay.ToDateTime(new TimeOnly(6, 0)), Speed = 0, EventsPerDay = eventsPerDay, Seed = seed },
        Realtime = new() { PingInterval = TimeSpan.FromHours(1) },
    }));

    /// <summary>Lets the time pass until a time of a day.</summary>
    public void Go(string time, int day = 0) =>
        Raw.Simulator.Exchange!.AdvanceTo(FirstDay.AddDays(day).ToDateTime(TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>The trades of a day, as the log tells them.</summary>
    public List<Trade> Trades(string? code = null, PriceScope scope = PriceScope.Both, int day = 0) =>
    [
        .. _events.Of<Trade>().Where(trade => DateOnly.FromDateTime(trade.Time) == FirstDay.AddDays(day)
            && (code is null || trade.Code == code)
            && (scope == PriceScope.Both || MarketBoard.ScopeOf(trade.Board) == scope)),
    ];

    public IEnumerable<T> Events<T>()
        where T : MarketEvent => _events.Of<T>();

    /// <summary>Shares by code, of those instruments that a condition takes.</summary>
    public Dictionary<string, long> Volumes(PriceScope scope, Func<Trade, bool>? isCounted = null) => Trades(scope: scope).Where(trade => isCounted?.Invoke(trade) ?? true)
        .GroupBy(trade => trade.Code).ToDictionary(group => group.Key, group => group.Sum(trade => trade.Quantity), StringComparer.Ordinal);

    /// <summary>The last price of a code that made one.</summary>
    public long Last(string code, PriceScope scope) => Trades(code, scope).Last(trade => !trade.IsAtClose).Price;

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Raw.DisposeAsync();
    }
}

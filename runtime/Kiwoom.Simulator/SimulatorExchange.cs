using Kiwoom.Simulator.Exchange.Front;

namespace Kiwoom.Simulator;

/// <summary>The exchange of a running simulator: its time, and a way to keep it. All members may be called from any thread.</summary>
public sealed class SimulatorExchange
{
    private readonly ExchangeHost _host;

    internal SimulatorExchange(ExchangeHost host) => _host = host;

    /// <summary>The exchange itself, for the tests that compare answers with it.</summary>
    internal ExchangeHost Host => _host;

    /// <summary>The simulated time, in Korea.</summary>
    public DateTime Now
    {
        get
        {
            using var turn = _host.Begin();
            return _host.Engine.Now;
        }
    }

    /// <summary>How many events the market has seen: orders, trades, changes of books, and what else happens.</summary>
    public long EventCount
    {
        get
        {
            using var turn = _host.Begin();
            return _host.Engine.Log.Sequence;
        }
    }

    /// <summary>How many simulated seconds go by in a second, at most 100,000; 0 lets the market stand still until <see cref="AdvanceTo"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 0 to 100,000.</exception>
    public double Speed
    {
        get => _host.Time.Speed;
        set
        {
            SimulatorExchangeOptions.CheckSpeed(value);
            _host.Time.Speed = value;
        }
    }

    /// <summary>Goes on to a time at once, with all that happens until then. A time that is past changes nothing.</summary>
    /// <param name="time">A Korean time without an offset.</param>
    /// <exception cref="ArgumentException">The time's kind is UTC.</exception>
    public void AdvanceTo(DateTime time)
    {
        if (time.Kind == DateTimeKind.Utc)
        {
            throw new ArgumentException("Simulated time is Korean, without an offset: its kind cannot be UTC.", nameof(time));
        }

        _host.Time.SkipTo(time);
        using var turn = _host.Begin();
    }

    /// <summary>
    /// Writes the market down, for <see cref="SimulatorExchangeOptions.Snapshot"/>: the options and what was done to it, from which all else follows.
    /// </summary>
    /// <returns>JSON; account and orders are in it, keys and tokens are not.</returns>
    public string Save()
    {
        using var turn = _host.Begin();
        return _host.Engine.Save().ToJson();
    }

    /// <summary>
    /// Goes on from a market that <see cref="Save"/> wrote down, of this simulator or of another: time, account and orders are its own then, and the speed stays.
    /// All that happened is simulated again, which takes as long as the first time; the market of now goes on until then. Connections are dropped, as their
    /// clients have heard of a market that is no more; tokens stay valid.
    /// </summary>
    /// <param name="snapshot">What <see cref="Save"/> gave.</param>
    /// <exception cref="System.Text.Json.JsonException">The text is no snapshot. Nothing has changed.</exception>
    /// <exception cref="InvalidDataException">It came out differently: it is of another version, or was changed. Nothing has changed.</exception>
    public void Restore(string snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        _host.Restore(snapshot);
    }
}

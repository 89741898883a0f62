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

    /// <summary>How many simulated seconds go by in a second; 0 lets the market stand still until <see cref="AdvanceTo"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below zero.</exception>
    public double Speed
    {
        get => _host.Time.Speed;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
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
}

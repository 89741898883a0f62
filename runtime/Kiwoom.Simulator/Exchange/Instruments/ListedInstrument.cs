namespace Kiwoom.Simulator.Exchange.Instruments;

/// <summary>A line of the list of instruments.</summary>
/// <param name="Code">The code as requests name it.</param>
/// <param name="Name">The Korean name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Market">KOSPI, KOSDAQ or GOLD.</param>
/// <param name="BasePrice">The first day's base price in won; hundredths of a point for an index.</param>
/// <param name="ListedShares">Shares listed; 0 where there are none.</param>
/// <param name="LimitPercent">The daily price limit in per cent of the base price; 0 for none.</param>
/// <param name="IsOnNxt">Whether NXT trades it too.</param>
/// <param name="Weight">How often it trades beside the others.</param>
internal sealed record ListedInstrument(
    string Code,
    string Name,
    InstrumentKind Kind,
    string Market,
    long BasePrice,
    long ListedShares,
    int LimitPercent,
    bool IsOnNxt,
    int Weight)
{
    /// <summary>Whether orders are taken at all.</summary>
    public bool IsTradable => Kind != InstrumentKind.Index;

    /// <summary>Whether it can be bought on a margin loan: shares can, whatever else real brokers lend for.</summary>
    public bool TakesLoans => Kind == InstrumentKind.Stock;

    /// <summary>It as the sources of quotes know stocks.</summary>
    public Simulator.Market.StockProfile ToProfile() => new(Name, BasePrice, ListedShares, Kind switch
    {
        InstrumentKind.Etf => Instrument.Etf,
        InstrumentKind.Etn => Instrument.Etn,
        InstrumentKind.Elw => Instrument.Elw,
        _ => Instrument.Stock,
    });

    /// <summary>Whether KRX trades it after hours: funds, notes, warrants and gold end with the regular session.</summary>
    public bool HasAfterMarket => Kind == InstrumentKind.Stock;
}

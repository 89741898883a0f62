namespace Kiwoom.Simulator.Market;

/// <summary>What does not change about a stock from day to day.</summary>
/// <param name="Name">The Korean name.</param>
/// <param name="AnchorPrice">The price its walk starts from and keeps returning to.</param>
/// <param name="ListedShares">Shares listed.</param>
/// <param name="Instrument">What it is to the exchange, on which the steps of its prices depend.</param>
internal sealed record StockProfile(string Name, long AnchorPrice, long ListedShares, Instrument Instrument = Instrument.Stock);

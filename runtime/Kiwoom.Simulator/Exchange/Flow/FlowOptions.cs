namespace Kiwoom.Simulator.Exchange.Flow;

/// <summary>The strangers who trade in the market.</summary>
/// <param name="EventsPerDay">About how many events a whole day has over all instruments; 0 for a market without strangers.</param>
/// <param name="DailyMove">How far a price strays on a usual day, in hundredths of a per cent.</param>
/// <param name="Prices">Prices to trade in their place, as <see cref="PriceReplay"/> reads them; null for strangers.</param>
internal sealed record FlowOptions(int EventsPerDay = 500_000, int DailyMove = 150, string? Prices = null);

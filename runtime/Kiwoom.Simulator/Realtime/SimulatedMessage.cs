namespace Kiwoom.Simulator.Realtime;

/// <summary>One entry of a realtime frame.</summary>
/// <param name="Type">The realtime type, for example <c>0B</c>; one that the document lacks is sent with the given values alone.</param>
/// <param name="Item">The item, for example <c>005930</c>; empty where the type has none.</param>
/// <param name="Values">Texts by FID that stand in for the example's or are added to them; null sends the example's.</param>
public sealed record SimulatedMessage(string Type, string Item, IReadOnlyDictionary<string, string>? Values = null);

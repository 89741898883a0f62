namespace Kiwoom.Simulator.Realtime;

/// <summary>What a session has registered.</summary>
/// <param name="Group">The group number (그룹번호) as it was sent.</param>
/// <param name="Type">The realtime type, for example <c>0B</c>.</param>
/// <param name="Item">The item as it was sent, for example <c>039490_NX</c>; empty for types without items.</param>
public readonly record struct SimulatedRegistration(string Group, string Type, string Item);

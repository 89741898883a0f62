namespace Kiwoom.Simulator;

/// <summary>Something about a client that its author will want to know, and that the answer does not say or not plainly: a misspelt item, a header that is missing.</summary>
/// <param name="Time">When it was seen, in Korean time.</param>
/// <param name="Subject">The API ID or the frame's name (<c>REG</c>); empty where the request named none.</param>
/// <param name="Text">What is wrong and what would be right. Keys and tokens are never in it.</param>
public sealed record SimulatorNote(DateTimeOffset Time, string Subject, string Text);

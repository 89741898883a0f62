namespace Kiwoom.Redis.Limits;

/// <summary>So many calls in any window.</summary>
internal readonly record struct LimitStep(int Calls, TimeSpan Window);

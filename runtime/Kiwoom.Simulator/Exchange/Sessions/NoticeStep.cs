namespace Kiwoom.Simulator.Exchange.Sessions;

/// <summary>A notice of the market's time (0s) is due.</summary>
/// <param name="At">When.</param>
/// <param name="Operation">The wire's code (장운영구분).</param>
/// <param name="Remaining">Until what it tells of; zero where that is now.</param>
internal readonly record struct NoticeStep(TimeOnly At, string Operation, TimeSpan Remaining);

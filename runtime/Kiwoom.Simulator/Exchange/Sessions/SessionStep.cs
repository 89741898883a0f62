namespace Kiwoom.Simulator.Exchange.Sessions;

/// <summary>A board changes its phase at a time of the day.</summary>
/// <param name="At">When.</param>
/// <param name="Board">Which board.</param>
/// <param name="Phase">What begins.</param>
internal readonly record struct SessionStep(TimeOnly At, Board Board, SessionPhase Phase);

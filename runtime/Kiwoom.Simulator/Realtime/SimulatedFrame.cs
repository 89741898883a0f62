namespace Kiwoom.Simulator.Realtime;

/// <summary>A frame that a client sent.</summary>
public sealed record SimulatedFrame
{
    /// <summary>The session it came from: <see cref="SimulatedSession.Id"/>.</summary>
    public required int SessionId { get; init; }

    /// <summary>Its <c>trnm</c>; empty where it has none.</summary>
    public required string Trnm { get; init; }

    /// <summary>The frame as it came; empty for LOGIN, which carries the token.</summary>
    public required string Text { get; init; }

    /// <summary>When it arrived, in Korean time.</summary>
    public required DateTimeOffset Time { get; init; }
}

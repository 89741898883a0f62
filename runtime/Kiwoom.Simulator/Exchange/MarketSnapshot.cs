using System.Text.Json;

namespace Kiwoom.Simulator.Exchange;

/// <summary>A market at a moment, as what made it: options and commands. All else follows from them.</summary>
internal sealed record MarketSnapshot
{
    public required MarketOptions Options { get; init; }

    /// <summary>What was done to the market from outside, in order.</summary>
    public required IReadOnlyList<MarketCommand> Commands { get; init; }

    /// <summary>The simulated time.</summary>
    public required DateTime At { get; init; }

    /// <summary>The number of the last event.</summary>
    public required long Sequence { get; init; }

    /// <summary>Stands for all events up to there.</summary>
    public required ulong Digest { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, MarketJson.Default.MarketSnapshot);

    /// <exception cref="JsonException">The text is no snapshot.</exception>
    public static MarketSnapshot FromJson(string json) =>
        JsonSerializer.Deserialize(json, MarketJson.Default.MarketSnapshot) ?? throw new JsonException("The text is no snapshot.");
}

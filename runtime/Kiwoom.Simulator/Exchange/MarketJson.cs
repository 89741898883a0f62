using System.Text.Json.Serialization;

namespace Kiwoom.Simulator.Exchange;

/// <summary>Writes and reads snapshots without reflection, which trimming would break.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(MarketSnapshot))]
internal sealed partial class MarketJson : JsonSerializerContext;

namespace Kiwoom.Generator.Model;

/// <summary>A code that stands in a refusal's words, or is one over the socket. The choices are names of the runtime's enums.</summary>
internal sealed record ErrorModel(string Code, string Message, string Category, string Help, string KoreanHelp)
{
    public string Repeat { get; init; } = "Never";

    public string OrderRepeat { get; init; } = "Never";

    public string Origin { get; init; } = "Document";

    /// <summary>What the client itself does by it; null where its category says all.</summary>
    public string? Meaning { get; init; }

    public bool IsOverSocket { get; init; }
}

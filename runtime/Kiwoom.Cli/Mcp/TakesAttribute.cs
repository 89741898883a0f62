namespace Kiwoom.Cli.Mcp;

/// <summary>What an argument of a tool takes, beyond its type.</summary>
/// <param name="example">What to send, as JSON: the sentence of a refusal ends with it.</param>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class TakesAttribute(string example) : Attribute
{
    /// <summary>What to send, as JSON.</summary>
    public string Example { get; } = example;

    /// <summary>Whether a JSON number says the same as its text. Codes and numbers of orders have lost their zeros by then.</summary>
    public bool Number { get; init; }

    /// <summary>The largest whole number.</summary>
    public int Most { get; init; }
}

namespace Kiwoom.Spec.Tests.Support;

/// <summary>One row of a table of a <see cref="PlainDocument"/>.</summary>
internal sealed record PlainRow(int Depth, string Wire, string Korean)
{
    public string Type { get; init; } = "String";

    public string Required { get; init; } = "N";

    public int Length { get; init; }

    public string Description { get; init; } = "";
}

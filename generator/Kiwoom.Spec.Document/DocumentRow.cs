namespace Kiwoom.DocumentCheck;

/// <summary>One body row of a table.</summary>
/// <param name="Depth">How many dashes stand before the element.</param>
/// <param name="NameAndKorean">Element and Korean name run together without white space: where they part is not marked in the text.</param>
/// <param name="Type">String, LIST or Object.</param>
/// <param name="Required">Y, N or nothing.</param>
/// <param name="Length">The length; 0 where the table has none.</param>
/// <param name="Line">The line in the text.</param>
internal sealed record DocumentRow(int Depth, string NameAndKorean, string Type, string Required, int Length, int Line)
{
    public bool IsList => Type == "LIST";
}

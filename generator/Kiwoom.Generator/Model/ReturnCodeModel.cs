namespace Kiwoom.Generator.Model;

/// <summary>What a <c>return_code</c> says by itself.</summary>
/// <param name="Code">The number.</param>
/// <param name="Meaning">A name of the runtime's <c>ReturnMeaning</c>.</param>
internal sealed record ReturnCodeModel(int Code, string Meaning);

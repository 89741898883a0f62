namespace Kiwoom.Generator.Model;

/// <summary>That the mock server refuses an endpoint.</summary>
/// <param name="Code">The code with which it does.</param>
/// <param name="Origin">Where that was read, a name of the runtime's <c>Origin</c>.</param>
internal sealed record MockRefusalModel(string Code, string Origin);

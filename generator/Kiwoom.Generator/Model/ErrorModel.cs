namespace Kiwoom.Generator.Model;

/// <summary>A common error code.</summary>
internal sealed record ErrorModel(int Code, string Message, string Category, string Help);

namespace Kiwoom.Catalog;

/// <summary>One of the document's common error codes, as it stands in brackets in a server's message.</summary>
/// <param name="Code">The code, for example 8005.</param>
/// <param name="Message">The document's Korean message; <c>{?}</c> marks what the server fills in.</param>
/// <param name="Category">What kind of failure it is.</param>
/// <param name="Help">What to do about it, in English.</param>
public sealed record ErrorCode(int Code, string Message, ErrorCategory Category, string Help);

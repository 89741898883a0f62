namespace Kiwoom.Quickstart.Application;

/// <summary>An error in words for people.</summary>
/// <param name="Meaning">What kind of error it is.</param>
/// <param name="Action">What to do about it.</param>
internal sealed record ErrorAdvice(string Meaning, string Action);

namespace Kiwoom.Simulator.Answers;

/// <summary>Why a request is not carried out.</summary>
/// <param name="ReturnCode">The <c>return_code</c>: only a category.</param>
/// <param name="Message">The <c>return_msg</c>, with the real code in brackets.</param>
/// <param name="StatusCode">The HTTP status.</param>
internal sealed record Refusal(int ReturnCode, string Message, int StatusCode = 200);

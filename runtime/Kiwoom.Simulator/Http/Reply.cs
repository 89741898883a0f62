using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Http;

/// <summary>An answer with the headers that go with it.</summary>
/// <param name="ApiId">The API ID that was asked for.</param>
/// <param name="Answer">The answer.</param>
/// <param name="ContinuationKey">The key of the next page; null on the last one.</param>
internal readonly record struct Reply(string ApiId, Answer Answer, string? ContinuationKey = null);

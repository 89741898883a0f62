namespace Kiwoom.Simulator.Http;

/// <summary>A call with its answer, for who looks on.</summary>
/// <param name="Time">When it came, in Korean time.</param>
/// <param name="ApiId">The API ID; empty where the request named none.</param>
/// <param name="Request">The body as it came; empty for token calls.</param>
/// <param name="Answer">The answer's body; empty for token calls and where there was none.</param>
/// <param name="Status">The HTTP status; 0 where there was none.</param>
/// <param name="Fault">The fault that struck it.</param>
/// <param name="Duration">How long it took to carry out.</param>
internal sealed record CallRecord(
    DateTimeOffset Time, string ApiId, ReadOnlyMemory<byte> Request, ReadOnlyMemory<byte> Answer, int Status, HttpFault? Fault, TimeSpan Duration);

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Kiwoom.Simulator.Http;

namespace Kiwoom.Simulator.Control;

/// <summary>The last calls and notes as JSON, the latest first.</summary>
internal static class CallPicture
{
    private const int MaxCalls = 20;
    private const int MaxNotes = 100;
    private const int MaxText = 20_000;

    public static JsonArray Of(IReadOnlyList<CallRecord> calls) => new([.. calls.Reverse().Take(MaxCalls).Select(call => (JsonNode)new JsonObject
    {
        ["time"] = Time(call.Time),
        ["api_id"] = call.ApiId,
        ["request"] = Text(call.Request),
        ["answer"] = Text(call.Answer),
        ["status"] = call.Status,
        ["fault"] = call.Fault?.ToString(),
        ["milliseconds"] = Math.Round(call.Duration.TotalMilliseconds, 2),
    })]);

    public static JsonArray Of(IReadOnlyList<SimulatorNote> notes) => new([.. notes.Reverse().Take(MaxNotes).Select(note => (JsonNode)new JsonObject
    {
        ["time"] = Time(note.Time),
        ["subject"] = note.Subject,
        ["text"] = note.Text,
    })]);

    private static string Time(DateTimeOffset time) => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Text(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, MaxText)]);
}

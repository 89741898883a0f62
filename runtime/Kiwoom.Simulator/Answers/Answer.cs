using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kiwoom.Simulator.Answers;

/// <summary>What a request is answered with.</summary>
/// <param name="Body">The JSON body.</param>
/// <param name="NextOffset">The first row of the next page; null on the last one.</param>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="Origin">Where its values come from.</param>
internal readonly record struct Answer(
    ReadOnlyMemory<byte> Body, int? NextOffset = null, int StatusCode = 200, AnswerOrigin Origin = AnswerOrigin.Market)
{
    /// <summary>The server's word for success.</summary>
    public const string SuccessMessage = "정상적으로 처리되었습니다";

    /// <summary>Korean text and signs stand in the answers as they are, as the servers send them.</summary>
    public static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An answer with <c>return_code</c> 0.</summary>
    /// <param name="writeElements">Writes the elements in front of the return code.</param>
    /// <param name="message">The <c>return_msg</c>.</param>
    /// <param name="nextOffset">The first row of the next page; null on the last one.</param>
    public static Answer Success(Action<Utf8JsonWriter> writeElements, string message = SuccessMessage, int? nextOffset = null) =>
        new(Write(writeElements, 0, message), nextOffset);

    public static Answer Refused(Refusal refusal) =>
        new(Write(static _ => { }, refusal.ReturnCode, refusal.Message), StatusCode: refusal.StatusCode);

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> writeElements, int returnCode, string message)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer, Json);
        writer.WriteStartObject();
        writeElements(writer);
        writer.WriteNumber("return_code", returnCode);
        writer.WriteString("return_msg", message);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}

using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Realtime;

/// <summary>Writes frames: UTF-8 without escapes, as the servers do. One buffer a thread, one copy a frame.</summary>
internal static class FrameWriter
{
    public static readonly JsonEncodedText TypeMember = Encode("type");
    public static readonly JsonEncodedText NameMember = Encode("name");
    public static readonly JsonEncodedText ItemMember = Encode("item");
    public static readonly JsonEncodedText ValuesMember = Encode("values");

    private static readonly JsonEncodedText TrnmMember = Encode("trnm");
    private static readonly JsonEncodedText DataMember = Encode("data");
    private static readonly JsonEncodedText Real = Encode("REAL");

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    public static JsonEncodedText Encode(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    /// <summary>A frame of realtime messages.</summary>
    public static OutgoingFrame Messages(ReadOnlySpan<SimulatedMessage> messages, MessageOrder order)
    {
        var writer = Begin();
        if (order == MessageOrder.ValuesLast)
        {
            writer.WriteString(TrnmMember, Real);
        }

        writer.WriteStartArray(DataMember);
        foreach (var message in messages)
        {
            MessageTemplates.For(message.Type).Write(writer, message, order);
        }

        writer.WriteEndArray();
        if (order == MessageOrder.ValuesFirst)
        {
            writer.WriteString(TrnmMember, Real);
        }

        return new OutgoingFrame(FrameKind.Real, End(writer));
    }

    /// <summary>The success of a call, with members of its own in front of the code.</summary>
    public static OutgoingFrame Success(string trnm, Action<Utf8JsonWriter>? writeMembers = null, bool hasText = true, Action<Utf8JsonWriter>? trailer = null)
    {
        var writer = Begin();
        writer.WriteString(TrnmMember, trnm);
        writeMembers?.Invoke(writer);
        if (hasText)
        {
            writer.WriteNumber("return_code", 0);
            writer.WriteString("return_msg", "");
        }

        trailer?.Invoke(writer);
        return new OutgoingFrame(FrameKind.Answer, End(writer));
    }

    public static OutgoingFrame Refused(string trnm, Refusal refusal)
    {
        var writer = Begin();
        writer.WriteString(TrnmMember, trnm);
        writer.WriteNumber("return_code", refusal.ReturnCode);
        writer.WriteString("return_msg", refusal.Message);
        return new OutgoingFrame(FrameKind.Answer, End(writer));
    }

    public static OutgoingFrame Notice(string code, string message)
    {
        var writer = Begin();
        writer.WriteString(TrnmMember, "SYSTEM");
        writer.WriteString("code", code);
        writer.WriteString("message", message);
        return new OutgoingFrame(FrameKind.Answer, End(writer));
    }

    private static Utf8JsonWriter Begin()
    {
        _buffer ??= new ArrayBufferWriter<byte>(4_096);
        _buffer.ResetWrittenCount();
        _writer ??= new Utf8JsonWriter(_buffer, WriterOptions);
        _writer.Reset(_buffer);
        _writer.WriteStartObject();
        return _writer;
    }

    private static byte[] End(Utf8JsonWriter writer)
    {
        writer.WriteEndObject();
        writer.Flush();
        return _buffer!.WrittenSpan.ToArray();
    }
}

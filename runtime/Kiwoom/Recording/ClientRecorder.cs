using Kiwoom.Secrets;

namespace Kiwoom.Recording;

/// <summary>A recorder as one client uses it: what it takes is written without that client's secrets.</summary>
internal sealed class ClientRecorder(Recorder recorder, Redactor redactor)
{
    /// <summary>Takes a WebSocket message. The bytes are copied.</summary>
    public void RecordMessage(RecordedKind kind, ReadOnlySpan<byte> message) => recorder.RecordMessage(kind, message, redactor);

    /// <summary>Takes a call. The bytes are the recorder's from now on.</summary>
    public void RecordCall(RecordedEntry call) => recorder.RecordCall(call, redactor);
}

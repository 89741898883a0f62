using Kiwoom.Http;
using Kiwoom.Secrets;

namespace Kiwoom.Recording;

/// <summary>A recorder as one client uses it: what it takes is written without that client's secrets.</summary>
internal sealed class ClientRecorder(Recorder recorder, Redactor redactor)
{
    /// <summary>Takes a WebSocket message. The bytes are copied.</summary>
    public void RecordMessage(RecordedKind kind, ReadOnlySpan<byte> message) => recorder.RecordMessage(kind, message, redactor);

    /// <summary>Takes a call, which must not cost anybody an answer.</summary>
    public void RecordCall(string apiId, JsonRequestContent content, Continuation? continuation, HttpResponseMessage response, PooledBuffer body)
    {
        try
        {
            recorder.RecordCall(ToEntry(apiId, content, continuation, response, body), redactor);
        }
        catch (Exception)
        {
            // The recorder's clock is somebody else's.
        }
    }

    private static RecordedEntry ToEntry(
        string apiId, JsonRequestContent content, Continuation? continuation, HttpResponseMessage response, PooledBuffer body) => new()
        {
            Kind = RecordedKind.Call,
            ApiId = apiId,
            Status = (int)response.StatusCode,
            ContentType = response.Content.Headers.ContentType?.ToString() ?? "",
            RequestedKey = continuation?.NextKey,
            NextKey = ContinuationHeaders.Read(response).NextKey,
            Request = content.Body.ToArray(),
            Body = body.Written.ToArray(),
        };
}

using System.Text.Json;
using Kiwoom.Endpoints;
using Kiwoom.Http;
using Kiwoom.Serialization;

namespace Kiwoom.Realtime;

/// <summary>One request of the condition search and its answer.</summary>
internal static class ConditionCall
{
    /// <summary>Sends a request, already checked, and reads its answer.</summary>
    /// <param name="link">The connection.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="request">The request.</param>
    /// <param name="sequence">The condition's number, which its answer repeats; null where it has none.</param>
    /// <param name="turn">Its turn to go out.</param>
    /// <param name="onAnswer">Sees a success on the receive loop, before anything that came after it is read.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="KiwoomApiException">The server refused it.</exception>
    /// <exception cref="KiwoomTransportException">The connection broke, or no answer came in time.</exception>
    /// <exception cref="KiwoomProtocolException">The answer could not be read.</exception>
    public static async Task<TAnswer> SendAsync<TRequest, TAnswer>(
        SocketLink link,
        Endpoint<TRequest, TAnswer> endpoint,
        TRequest request,
        string? sequence,
        RequestTurn turn,
        Action<TAnswer>? onAnswer,
        CancellationToken cancellationToken)
        where TAnswer : KiwoomResponse
    {
        TAnswer? answer = null;
        KiwoomProtocolException? failure = null;
        var call = new SocketRequest(endpoint.Trnm!, ToFrame(endpoint, request))
        {
            ApiId = endpoint.ApiId,
            Sequence = sequence,
            TakesStrangeSequence = endpoint is ConditionSearchResultEndpoint,
        };
        await link.CallAsync(call, turn, OnAnswer, cancellationToken).ConfigureAwait(false);
        return answer ?? throw failure!;

        void OnAnswer(ReadOnlySpan<byte> frame, in FrameHead head)
        {
            if (!head.IsSuccess)
            {
                return;
            }

            try
            {
                var reader = new WireReader(frame, endpoint.ApiId, link.Cells, null);
                reader.Begin();
                answer = endpoint.Read(ref reader);
                reader.End();
            }
            catch (KiwoomProtocolException e)
            {
                failure = e;
                return;
            }

            onAnswer?.Invoke(answer);
        }
    }

    private static byte[] ToFrame<TRequest, TAnswer>(Endpoint<TRequest, TAnswer> endpoint, TRequest request)
        where TAnswer : KiwoomResponse
    {
        using var buffer = new PooledBuffer(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            endpoint.Write(writer, request);
        }

        return buffer.Written.ToArray();
    }
}

using System.Buffers;
using System.Diagnostics;
using Kiwoom.Catalog;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Faults;
using Kiwoom.Simulator.Market;
using Microsoft.AspNetCore.Http;

namespace Kiwoom.Simulator.Http;

/// <summary>Carries requests and answers between HTTP and the dispatcher, and records what came in.</summary>
internal sealed class HttpEndpoint(
    ApiDispatcher dispatcher, LatestLog<RecordedRequest> log, LatestLog<CallRecord> calls, RequestNotes notes, SimulatorFaults faults, KoreanClock clock)
{
    /// <summary>Tells of an answer whose values are the document's example, all or some, and no word of the simulated market.</summary>
    public const string OriginHeader = "simulator-source";

    public async Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        var head = RequestHead.Read(request);
        var fault = faults.IsInMaintenance ? null : faults.Take(head.ApiId);
        if (fault is { Fault: HttpFault.ResetBeforeReading or HttpFault.CloseBeforeReading } early)
        {
            Record(request, head, []);
            await FaultyAnswer.StrikeAsync(context, early.Fault, head.ApiId).ConfigureAwait(false);
            return;
        }

        byte[] body;
        try
        {
            body = await ReadBodyAsync(request, context.RequestAborted).ConfigureAwait(false);
        }
        catch (BadHttpRequestException exception)
        {
            Record(request, head, []);
            var refusal = Refusals.BadElement("body", "본문이 너무 크거나 읽을 수 없습니다") with { StatusCode = exception.StatusCode };
            await WriteAsync(context.Response, new Reply(head.ApiId, Answer.Refused(refusal)), context.RequestAborted).ConfigureAwait(false);
            return;
        }

        Record(request, head, body);
        if (faults.IsInMaintenance)
        {
            await FaultyAnswer.SendMaintenanceAsync(context).ConfigureAwait(false);
            return;
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            notes.WrongMethod(head, request.Method);
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = HttpMethods.Post;
            return;
        }

        await AnswerAsync(context, head, body, fault).ConfigureAwait(false);
    }

    private async Task AnswerAsync(HttpContext context, RequestHead head, byte[] body, (HttpFault Fault, bool IsCarriedOut)? fault)
    {
        if (faults.TakeLatency() is { Ticks: > 0 } latency)
        {
            await Task.Delay(latency, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        var started = Stopwatch.GetTimestamp();
        var isCarriedOut = fault is null or { IsCarriedOut: true };
        var reply = isCarriedOut ? dispatcher.Dispatch(head, body) : default;
        if (isCarriedOut)
        {
            notes.Look(head, body, reply);
        }

        Keep(head, body, reply, fault?.Fault, Stopwatch.GetElapsedTime(started));
        if (fault is { } struck)
        {
            await FaultyAnswer.StrikeAsync(context, struck.Fault, head.ApiId).ConfigureAwait(false);
        }
        else
        {
            await WriteAsync(context.Response, reply, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private void Keep(RequestHead head, byte[] body, Reply reply, HttpFault? fault, TimeSpan time)
    {
        var isSecret = CarriesSecret(head);
        calls.Add(new CallRecord(clock.Now, head.ApiId, isSecret ? default : body, isSecret ? default : reply.Answer.Body, reply.Answer.StatusCode, fault, time));
    }

    private static async ValueTask<byte[]> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static async Task WriteAsync(HttpResponse response, Reply reply, CancellationToken cancellationToken)
    {
        var answer = reply.Answer;
        response.StatusCode = answer.StatusCode;
        response.ContentType = "application/json;charset=UTF-8";
        response.ContentLength = answer.Body.Length;
        if (reply.ApiId.All(char.IsAsciiLetterOrDigit))
        {
            response.Headers["api-id"] = reply.ApiId;
        }

        // Both come with every answer, the key empty where nothing follows: there are clients that require them.
        response.Headers["cont-yn"] = reply.ContinuationKey is null ? "N" : "Y";
        response.Headers["next-key"] = reply.ContinuationKey ?? "";
        if (answer.Origin != AnswerOrigin.Market)
        {
            response.Headers[OriginHeader] = answer.Origin == AnswerOrigin.Example ? "example" : "market, example";
        }

        await response.Body.WriteAsync(answer.Body, cancellationToken).ConfigureAwait(false);
    }

    private void Record(HttpRequest request, RequestHead head, byte[] body) => log.Add(new RecordedRequest
    {
        ApiId = head.ApiId,
        Method = request.Method,
        Path = head.Path,
        ContinuationKey = string.IsNullOrEmpty(head.ContinuationKey) ? null : head.ContinuationKey,
        Time = clock.Now,
        Body = CarriesSecret(head) ? default : body,
    });

    private static bool CarriesSecret(RequestHead head) =>
        head.Path.StartsWith("/oauth2", StringComparison.OrdinalIgnoreCase)
        || KiwoomCatalog.Find(head.ApiId) is { Kind: EndpointKind.Token };
}

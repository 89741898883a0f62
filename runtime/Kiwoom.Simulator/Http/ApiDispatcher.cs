using System.Diagnostics.CodeAnalysis;
using Kiwoom.Catalog;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Authentication;

namespace Kiwoom.Simulator.Http;

/// <summary>Takes a request through the checks in the server's order, and to the source of its answer.</summary>
internal sealed class ApiDispatcher(
    AnswerTable answers, AuthorizationCheck authorization, RateLimiter limiter, ContinuationKeys continuationKeys, SimulatedServer server)
{
    private const string MockExchange = "KRX";

    public Reply Dispatch(RequestHead head, ReadOnlyMemory<byte> body) => Dispatch(head, body, isTrusted: false);

    /// <summary>Carries out a call of the simulator's own page, which has no token and counts for no limit.</summary>
    public Reply DispatchTrusted(RequestHead head, ReadOnlyMemory<byte> body) => Dispatch(head, body, isTrusted: true);

    private Reply Dispatch(RequestHead head, ReadOnlyMemory<byte> body, bool isTrusted)
    {
        if (!EndpointResolver.TryResolve(head, out var endpoint, out var refusal))
        {
            return Refuse(head, refusal);
        }

        var isToken = endpoint.Kind == EndpointKind.Token;
        refusal = HeaderCheck.Check(head)
            ?? (isToken || isTrusted ? null : authorization.Check(head.Authorization))
            ?? (isTrusted ? null : limiter.Check(endpoint.ApiId))
            ?? CheckServer(endpoint);
        if (refusal is not null || !ElementReader.TryRead(endpoint, body, out var values, out refusal))
        {
            return Refuse(head, refusal);
        }

        // The token endpoints have error codes of their own for what is missing.
        refusal = isToken ? null : ElementCheck.Check(endpoint, values) ?? CheckExchange(endpoint, values);
        if (refusal is not null || !TryReadOffset(head, endpoint, values, out var offset, out refusal))
        {
            return Refuse(head, refusal);
        }

        var answer = answers.For(endpoint).GetAnswer(new ApiRequest(endpoint, values, offset));
        return new Reply(
            endpoint.ApiId,
            answer,
            answer.NextOffset is { } next ? continuationKeys.Create(endpoint, values, next) : null);
    }

    private static Reply Refuse(RequestHead head, Refusal refusal) => new(head.ApiId, Answer.Refused(refusal));

    private Refusal? CheckServer(EndpointInfo endpoint) =>
        server == SimulatedServer.Mock && endpoint.NotOnMock is { } mock ? Refusals.NotOnMock(mock.Code) : null;

    /// <summary>The mock server trades on KRX alone, as the document says; its words for another exchange were not published.</summary>
    private Refusal? CheckExchange(EndpointInfo endpoint, string[] values)
    {
        if (server != SimulatedServer.Mock || endpoint.Kind != EndpointKind.Order)
        {
            return null;
        }

        var exchange = new ApiRequest(endpoint, values, 0)["dmst_stex_tp"];
        return exchange is "" or MockExchange ? null : Refusals.OrderRejected("모의투자는 KRX만 지원합니다");
    }

    private bool TryReadOffset(
        RequestHead head,
        EndpointInfo endpoint,
        string[] values,
        out int offset,
        [NotNullWhen(false)] out Refusal? refusal)
    {
        offset = 0;
        refusal = null;
        if (head.ContinuationFlag != "Y")
        {
            return true;
        }

        if (string.IsNullOrEmpty(head.ContinuationKey))
        {
            refusal = Refusals.MissingElement("next-key");
        }
        else if (!continuationKeys.TryRead(head.ContinuationKey, endpoint, values, out offset))
        {
            refusal = Refusals.BadElement("next-key", "이 요청에 발급된 연속조회키가 아닙니다");
        }

        return refusal is null;
    }
}

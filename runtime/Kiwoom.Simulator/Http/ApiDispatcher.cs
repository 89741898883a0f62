using System.Diagnostics.CodeAnalysis;
using Kiwoom.Catalog;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Authentication;

namespace Kiwoom.Simulator.Http;

/// <summary>Takes a request through the checks in the server's order, and to the source of its answer.</summary>
internal sealed class ApiDispatcher(AnswerTable answers, AuthorizationCheck authorization, RateLimiter limiter, ContinuationKeys continuationKeys)
{
    public Reply Dispatch(RequestHead head, ReadOnlyMemory<byte> body)
    {
        if (!EndpointResolver.TryResolve(head, out var endpoint, out var refusal))
        {
            return Refuse(head, refusal);
        }

        var isToken = endpoint.Kind == EndpointKind.Token;
        refusal = HeaderCheck.Check(head)
            ?? (isToken ? null : authorization.Check(head.Authorization))
            ?? limiter.Check(endpoint.ApiId);
        if (refusal is not null || !ElementReader.TryRead(endpoint, body, out var values, out refusal))
        {
            return Refuse(head, refusal);
        }

        // The token endpoints have error codes of their own for what is missing.
        refusal = isToken ? null : ElementCheck.Check(endpoint, values);
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

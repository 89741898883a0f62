using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Authentication;

/// <summary>au10002: ends an access token.</summary>
internal sealed class TokenRevokeSource(TokenStore tokens) : IAnswerSource
{
    public Answer GetAnswer(ApiRequest request)
    {
        var token = request["token"];
        var refusal = CredentialsCheck.Check(request, tokens) ?? (string.IsNullOrWhiteSpace(token) ? Refusals.Of(8016) : null);
        if (refusal is null && !tokens.Revoke(token))
        {
            refusal = Refusals.Of(8015, "Token이 유효하지 않습니다");
        }

        return refusal is null ? Answer.Success(static _ => { }) : Answer.Refused(refusal);
    }
}

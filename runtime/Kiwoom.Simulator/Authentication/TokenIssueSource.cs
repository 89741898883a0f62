using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Authentication;

/// <summary>au10001: gives an access token for the right keys.</summary>
internal sealed class TokenIssueSource(TokenStore tokens) : IAnswerSource
{
    public Answer GetAnswer(ApiRequest request)
    {
        if (Check(request) is { } refusal)
        {
            return Answer.Refused(refusal);
        }

        var token = tokens.Issue();
        return Answer.Success(writer =>
        {
            writer.WriteString("expires_dt", WireFormat.DateTime(token.ExpiresAt));
            writer.WriteString("token_type", "bearer");
            writer.WriteString("token", token.Value);
        });
    }

    private Refusal? Check(ApiRequest request)
    {
        var grantType = request["grant_type"];
        if (string.IsNullOrWhiteSpace(grantType))
        {
            return Refusals.Of(8011);
        }

        if (!string.Equals(grantType, "client_credentials", StringComparison.Ordinal))
        {
            return Refusals.Of(8012);
        }

        return CredentialsCheck.Check(request, tokens);
    }
}

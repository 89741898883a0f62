using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Authentication;

/// <summary>Checks the keys in the body of a token call.</summary>
internal static class CredentialsCheck
{
    public static Refusal? Check(ApiRequest request, TokenStore tokens)
    {
        var appKey = request["appkey"];
        var secretKey = request["secretkey"];
        if (string.IsNullOrWhiteSpace(appKey) || string.IsNullOrWhiteSpace(secretKey))
        {
            return Refusals.Of(8020);
        }

        return tokens.Accepts(appKey, secretKey) ? null : Refusals.Of(8001);
    }
}

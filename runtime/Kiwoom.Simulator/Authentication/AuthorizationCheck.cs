using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Authentication;

/// <summary>Checks the <c>authorization</c> header.</summary>
internal sealed class AuthorizationCheck(TokenStore tokens)
{
    private const string Scheme = "Bearer";

    public Refusal? Check(string? authorization)
    {
        if (string.IsNullOrWhiteSpace(authorization))
        {
            return Refusals.Of(1513);
        }

        var parts = authorization.Split(' ');
        var isBearer = string.Equals(parts[0], Scheme, StringComparison.OrdinalIgnoreCase);
        return parts.Length switch
        {
            1 => Refusals.Of(isBearer ? 1516 : 1514),
            2 when !isBearer => Refusals.Of(1515),
            2 => tokens.IsValid(parts[1]) ? null : Refusals.Of(8005),
            _ => Refusals.Of(1514),
        };
    }
}

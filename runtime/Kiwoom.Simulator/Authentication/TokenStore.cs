using System.Buffers.Text;
using System.Security.Cryptography;
using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Authentication;

/// <summary>The one access token that is valid at a time.</summary>
internal sealed class TokenStore(KiwoomSimulatorOptions options, KoreanClock clock)
{
    private readonly Lock _gate = new();
    private AccessToken? _current;

    public bool Accepts(string appKey, string secretKey) =>
        string.Equals(appKey, options.AppKey, StringComparison.Ordinal)
        && string.Equals(secretKey, options.SecretKey, StringComparison.Ordinal);

    /// <summary>Gives the valid token, or a new one.</summary>
    public AccessToken Issue()
    {
        lock (_gate)
        {
            if (_current is null || !IsAlive(_current) || options.ReissueReplacesToken)
            {
                _current = new AccessToken(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(48)), clock.Now + options.TokenLifetime);
            }

            return _current;
        }
    }

    public bool IsValid(string token)
    {
        lock (_gate)
        {
            return _current is not null && string.Equals(_current.Value, token, StringComparison.Ordinal) && IsAlive(_current);
        }
    }

    /// <summary>Ends a token; false where it is not valid anyway.</summary>
    public bool Revoke(string token)
    {
        lock (_gate)
        {
            if (!IsValid(token))
            {
                return false;
            }

            _current = null;
            return true;
        }
    }

    public void ExpireAll()
    {
        lock (_gate)
        {
            _current = null;
        }
    }

    private bool IsAlive(AccessToken token) => clock.Now < token.ExpiresAt;
}

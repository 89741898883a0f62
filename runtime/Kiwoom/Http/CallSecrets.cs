namespace Kiwoom.Http;

/// <summary>The keys and tokens of one call. Takes them out of texts that servers or proxies might have echoed them into.</summary>
internal readonly struct CallSecrets(KiwoomOptions? options, Secret token, object? request)
{
    private const string Mask = "***";

    // Shorter texts occur in ordinary words; no key or token is that short.
    private const int MinSecretLength = 6;

    /// <summary>The text without secrets.</summary>
    public string Redact(string text)
    {
        // The longest first: one secret may be a part of another.
        foreach (var secret in All().Select(secret => secret.Reveal()).OrderByDescending(secret => secret.Length))
        {
            if (secret.Length >= MinSecretLength)
            {
                text = text.Replace(secret, Mask, StringComparison.Ordinal);
            }
        }

        return text;
    }

    /// <summary>The exception, or null when it tells a secret: the text of an exception cannot be changed.</summary>
    public Exception? Redact(Exception e)
    {
        var text = e.ToString();
        return Redact(text) == text ? e : null;
    }

    private Secret[] All() => options is null ? [] : request switch
    {
        AccessTokenRequest issue => [issue.AppKey, issue.SecretKey, options.AppKey, options.SecretKey],
        TokenRevocationRequest revoke => [revoke.Token, revoke.AppKey, revoke.SecretKey, options.AppKey, options.SecretKey],
        _ => [token, options.AppKey, options.SecretKey],
    };
}

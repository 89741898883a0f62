namespace Kiwoom.Http;

/// <summary>Takes keys and tokens out of texts that servers or proxies might have echoed them into.</summary>
internal static class Redactor
{
    private const string Mask = "***";

    // Shorter texts occur in ordinary words; no key or token is that short.
    private const int MinSecretLength = 6;

    public static string Redact(string text, params ReadOnlySpan<Secret> secrets)
    {
        foreach (var secret in secrets)
        {
            if (secret.Reveal().Length >= MinSecretLength)
            {
                text = text.Replace(secret.Reveal(), Mask, StringComparison.Ordinal);
            }
        }

        return text;
    }
}

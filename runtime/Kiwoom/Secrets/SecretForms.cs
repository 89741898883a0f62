using System.Buffers;
using System.Text;

namespace Kiwoom.Secrets;

/// <summary>Secrets in each form in which a text may hold them: as they are, in base64 and base64url, whatever stands before them there, and in hex; in any case.</summary>
internal sealed class SecretForms
{
    // The most that one character of a secret becomes when it is escaped twice over.
    private const int LongestEscape = 40;

    private readonly string[] _forms;
    private readonly SearchValues<string> _search;

    public SecretForms(IReadOnlyCollection<string> secrets)
    {
        // The longest first: one form may be a part of another.
        _forms = [.. secrets.SelectMany(FormsOf).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(form => form.Length)];
        _search = SearchValues.Create(_forms, StringComparison.OrdinalIgnoreCase);
        Reach = LongestEscape * secrets.Select(secret => secret.Length).DefaultIfEmpty().Max();
    }

    /// <summary>How many characters of a text one secret may take.</summary>
    public int Reach { get; }

    /// <summary>The first secret in a text.</summary>
    /// <param name="text">The text, without escapes.</param>
    /// <param name="length">How long the secret is there.</param>
    /// <returns>Where it begins; -1 where there is none.</returns>
    public int Find(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        var at = text.IndexOfAny(_search);
        if (at >= 0)
        {
            foreach (var form in _forms)
            {
                if (text[at..].StartsWith(form, StringComparison.OrdinalIgnoreCase))
                {
                    length = form.Length;
                    break;
                }
            }
        }

        return at;
    }

    private static IEnumerable<string> FormsOf(string secret)
    {
        yield return secret;
        var bytes = Encoding.UTF8.GetBytes(secret);
        yield return Convert.ToHexStringLower(bytes);
        for (var before = 0; before < 3; before++)
        {
            // Only the characters that no neighbour has a part in.
            var text = Convert.ToBase64String([.. new byte[before], .. bytes]);
            var first = ((before * 8) + 5) / 6;
            var end = (before + bytes.Length) * 8 / 6;
            var core = text[first..end];
            yield return core;
            yield return core.Replace('+', '-').Replace('/', '_');
        }
    }
}

using System.Collections;
using System.Text;
using System.Text.RegularExpressions;

namespace Kiwoom.Secrets;

/// <summary>
/// The one place that decides what may be shown: every text of a server, a proxy or an exception passes here before it reaches an
/// exception, a log or a recording. It knows the client's keys, its tokens, earlier ones too, and the passwords of the environment's proxies.
/// </summary>
internal sealed partial class Redactor
{
    private const string Mask = "***";

    // Shorter texts occur in ordinary words; no key or token is that short.
    private const int MinSecretLength = 6;

    // A server repeats the last tokens, if any.
    private const int MaxTokens = 16;

    private readonly Lock _gate = new();
    private readonly List<string> _keys = [];
    private readonly Queue<string> _tokens = new();
    private SecretForms _forms = new([]);
    private string _latest = "";

    /// <summary>Knows a client's keys.</summary>
    public Redactor(KiwoomOptions options)
    {
        _keys.AddRange(((string[])[options.AppKey.Reveal(), options.SecretKey.Reveal(), .. ProxyPasswords.OfEnvironment()]).Where(key => key.Length >= MinSecretLength));
        _forms = new SecretForms(_keys);
    }

    private Redactor()
    {
    }

    /// <summary>Knows no secret.</summary>
    public static Redactor None { get; } = new();

    /// <summary>Takes a token, or a key of a token call, before anybody can repeat it.</summary>
    public void Learn(Secret secret)
    {
        var text = secret.Reveal();
        if (ReferenceEquals(text, Volatile.Read(ref _latest)) || text.Length < MinSecretLength)
        {
            return;
        }

        lock (_gate)
        {
            if (!_keys.Contains(text) && !_tokens.Contains(text))
            {
                _tokens.Enqueue(text);
                if (_tokens.Count > MaxTokens)
                {
                    _tokens.Dequeue();
                }

                Volatile.Write(ref _forms, new SecretForms([.. _keys, .. _tokens]));
            }

            Volatile.Write(ref _latest, text);
        }
    }

    /// <inheritdoc cref="Learn(Secret)"/>
    public void Learn(ReadOnlySpan<Secret> secrets)
    {
        foreach (var secret in secrets)
        {
            Learn(secret);
        }
    }

    /// <summary>The text without secrets, whatever their escaping, and without the user and password of an address.</summary>
    public string Redact(string text)
    {
        var hidden = Find(Volatile.Read(ref _forms), text);
        return UserInfo().Replace(hidden is null ? text : Masked(text, hidden), Mask);
    }

    /// <summary>The beginning of a text without secrets; what is cut off hides no half of one.</summary>
    /// <param name="utf8">The text; bytes that are no text become replacement characters.</param>
    /// <param name="maxLength">How many characters are shown at most.</param>
    public string RedactStart(ReadOnlySpan<byte> utf8, int maxLength)
    {
        // So much that what is shown, and whatever secret begins in it, is whole.
        var reach = Volatile.Read(ref _forms).Reach;
        var window = (4 * maxLength) + reach + reach;
        if (utf8.Length <= window)
        {
            var whole = Redact(Encoding.UTF8.GetString(utf8));
            return whole.Length <= maxLength ? whole : whole[..maxLength];
        }

        // Of what stands at the window's end nobody knows how it goes on.
        var text = Encoding.UTF8.GetString(utf8[..window]);
        var certain = text.Length - reach;
        var hidden = Find(Volatile.Read(ref _forms), text);
        var covering = hidden?.FindLast(range => range.Start < certain);
        certain = covering is { } last && last.End > certain ? last.End : certain;
        var shown = UserInfo().Replace(Masked(text[..certain], hidden?.FindAll(range => range.End <= certain) ?? []), Mask);
        return shown.Length <= maxLength ? shown : shown[..maxLength];
    }

    /// <summary>The bytes without secrets; the same ones where there is none.</summary>
    public ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> bytes)
    {
        // One character a byte: secrets and escapes are ASCII.
        var text = Encoding.Latin1.GetString(bytes.Span);
        return Find(Volatile.Read(ref _forms), text) is { } hidden ? Encoding.Latin1.GetBytes(Masked(text, hidden)) : bytes;
    }

    /// <summary>The exception, or null when it tells a secret: the text of an exception cannot be changed.</summary>
    public Exception? Redact(Exception? e) => e is null || TellsSecret(e) ? null : e;

    /// <summary>Whether a text has a word, whatever its escaping.</summary>
    public static bool Mentions(ReadOnlySpan<byte> utf8, string word) => Find(new SecretForms([word]), Encoding.Latin1.GetString(utf8)) is not null;

    private static string Masked(string text, List<(int Start, int End)> hidden)
    {
        var shown = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (start, end) in hidden)
        {
            shown.Append(text, at, start - at).Append(Mask);
            at = end;
        }

        return shown.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Where secrets stand in a text, in order and without overlaps; null for nowhere.</summary>
    private static List<(int Start, int End)>? Find(SecretForms forms, ReadOnlySpan<char> text)
    {
        List<(int Start, int End)>? found = null;
        if (!PlainText.IsEscaped(text))
        {
            for (var at = 0; forms.Find(text[at..], out var length) is >= 0 and var next; at += next + length)
            {
                (found ??= []).Add((at + next, at + next + length));
            }

            return found;
        }

        const int MaxLayers = 8;
        using var plain = new PlainText(text);
        for (var layer = 0; layer == 0 || (layer < MaxLayers && plain.Undo()); layer++)
        {
            for (var at = 0; forms.Find(plain.Chars[at..], out var length) is >= 0 and var next; at += next + length)
            {
                (found ??= []).Add(plain.SourceOf(at + next, length));
            }
        }

        return found is null ? null : Merge(found);
    }

    private static List<(int Start, int End)> Merge(List<(int Start, int End)> found)
    {
        found.Sort();
        var merged = new List<(int Start, int End)>();
        foreach (var range in found)
        {
            if (merged.Count > 0 && range.Start < merged[^1].End)
            {
                merged[^1] = (merged[^1].Start, Math.Max(merged[^1].End, range.End));
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }

    private bool TellsSecret(Exception e)
    {
        if (Tells(e.ToString()) || Tells(e.Message))
        {
            return true;
        }

        foreach (DictionaryEntry entry in e.Data)
        {
            if (Tells($"{entry.Key}={entry.Value}"))
            {
                return true;
            }
        }

        return e is AggregateException many
            ? many.InnerExceptions.Any(TellsSecret)
            : e.InnerException is { } inner && TellsSecret(inner);
    }

    private bool Tells(string text) => !ReferenceEquals(Redact(text), text);

    /// <summary>What stands before the host of an address.</summary>
    [GeneratedRegex("""(?<=://)[^\s/?#'"<>]+(?=@)""", RegexOptions.CultureInvariant)]
    private static partial Regex UserInfo();
}

namespace Kiwoom.Generator.Spec;

/// <summary>Reads where a fact was read: the document, which needs no word, or elsewhere.</summary>
internal static class OriginReader
{
    public const string Default = "Document";

    private static readonly string[] Origins = ["document", "vendor", "measured", "published", "oneSource"];

    /// <summary>A name of the runtime's <c>Origin</c>; null where it was none, which has been reported.</summary>
    public static string? Read(MappingReader reader, string key)
    {
        if (reader.Text(key) is not { } text)
        {
            return Default;
        }

        if (Origins.Contains(text))
        {
            return char.ToUpperInvariant(text[0]) + text.Substring(1);
        }

        reader.ReportInvalid(key, text, string.Join(", ", Origins));
        return null;
    }
}

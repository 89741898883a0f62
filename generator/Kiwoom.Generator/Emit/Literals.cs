using Microsoft.CodeAnalysis.CSharp;

namespace Kiwoom.Generator.Emit;

/// <summary>Text as C# and as XML.</summary>
internal static class Literals
{
    /// <summary>The attribute of what is public for emitted code alone.</summary>
    public const string Hidden = "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";

    public static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    public static string QuoteOrNull(string? text) => text is null ? "null" : Quote(text);

    public static string Utf8(string text) => Quote(text) + "u8";

    /// <summary>A line of a table that the library reads: columns behind tabs, without those at its end that are empty.</summary>
    public static string Columns(params string?[] columns) => string.Join("\t", columns.Select(column => OneLine(column ?? ""))).TrimEnd('\t');

    public static string Bool(bool value) => value ? "true" : "false";

    public static string Xml(string text) =>
        OneLine(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>Text that stays in its comment: without what C# takes for the end of a line, or XML for no character at all.</summary>
    public static string OneLine(string text) =>
        new([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF' ? ' ' : c)]);
}

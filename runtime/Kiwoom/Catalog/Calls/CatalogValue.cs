namespace Kiwoom.Catalog;

/// <summary>One value of an answer or message.</summary>
/// <param name="Field">Its description.</param>
/// <param name="Text">What stood on the wire; empty for null, for what was not there, and for a list.</param>
/// <param name="Value">
/// The value: a <see cref="string"/>, <see cref="StockCode"/>, <see cref="Secret"/>, <see cref="decimal"/> (prices, changes, rates, ratios), <see cref="long"/> (quantities, amounts,
/// counts), <see cref="DateOnly"/>, <see cref="TimeOnly"/>, <see cref="DateTimeOffset"/>, <see cref="bool"/>, <see cref="CatalogCode"/> or, for a list,
/// a list of <see cref="CatalogRow"/>; null for a blank and for what cannot be read.
/// </param>
public sealed record CatalogValue(FieldInfo Field, string Text, object? Value)
{
    /// <summary>The rows of a list; empty for everything else.</summary>
    public IReadOnlyList<CatalogRow> Rows => Value as IReadOnlyList<CatalogRow> ?? [];

    /// <summary>
    /// Writes the value alone, without its name, as <see cref="CatalogRow.WriteTo"/> does: numbers as numbers, days as <c>2026-01-05</c>, a code as an object of code and name,
    /// a list as an array of objects.
    /// </summary>
    public void WriteTo(System.Text.Json.Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        CatalogJson.Write(writer, this);
    }
}

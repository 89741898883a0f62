namespace Kiwoom.Catalog;

/// <summary>The values of an answer, of a row in it, or of a message, in the order of their description. Those that were not there are among them, as null.</summary>
public sealed class CatalogRow
{
    internal CatalogRow(IReadOnlyList<CatalogValue> values) => Values = values;

    /// <summary>All values.</summary>
    public IReadOnlyList<CatalogValue> Values { get; }

    /// <summary>The value of an element, by its wire name or its C# name (<c>Asks[0].Price</c>); null where there is no such element.</summary>
    public object? this[string name] => Find(name)?.Value;

    /// <summary>Writes the values as JSON, as <see cref="CatalogAnswer.WriteTo"/> does.</summary>
    public void WriteTo(System.Text.Json.Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        CatalogJson.Write(writer, this);
    }

    /// <summary>An element with its value, by its wire name or its C# name; null where there is no such element.</summary>
    public CatalogValue? Find(string name) =>
        Values.FirstOrDefault(value => value.Field.WireName == name) ?? Values.FirstOrDefault(value => value.Field.Name == name);
}

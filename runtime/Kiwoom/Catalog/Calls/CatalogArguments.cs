using Kiwoom.Serialization;

namespace Kiwoom.Catalog;

/// <summary>
/// Makes a request of what a person or a program types: names of elements in any of their languages, days as <c>2026-01-05</c>, codes by their code, English
/// name or Korean label. What it means is said in one line where it means nothing.
/// </summary>
public static class CatalogArguments
{
    // By which a name that was meant may differ.
    private const int MostLetters = 2;

    /// <summary>Reads arguments.</summary>
    /// <param name="endpoint">What is to be called.</param>
    /// <param name="arguments">
    /// Values by name: the wire name (<c>stk_cd</c>), the C# name (<c>StockCode</c>, <c>stock-code</c>, any case) or the Korean one (종목코드).
    /// </param>
    /// <returns>The call, whose elements are texts of the wire. It is checked when it is made.</returns>
    /// <exception cref="KiwoomRequestException">A name or value means nothing here; each is named.</exception>
    public static RawCall Read(EndpointInfo endpoint, IReadOnlyDictionary<string, string> arguments)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(arguments);
        var check = new RequestCheck(endpoint.ApiId);
        var unknown = new List<string>();
        var elements = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments)
        {
            if (Find(endpoint, name) is not { } field)
            {
                unknown.Add(name);
            }
            else if (!elements.TryAdd(field.WireName, ArgumentText.ToWire(field, value, ref check)))
            {
                check.Add(field.Name, field.WireName, "is given twice");
            }
        }

        for (var i = 0; i < unknown.Count; i++)
        {
            // What there is stands behind the last of them, once.
            var all = i == unknown.Count - 1 && endpoint.Request.Count > 0 ? $" It has {string.Join(", ", endpoint.Request.Select(Describe))}." : "";
            check.Add($"'{unknown[i]}' is no element of {endpoint.ApiId}{(endpoint.Request.Count == 0 ? ", which has none." : Guess(endpoint, unknown[i]))}{all}");
        }

        check.ThrowIfAny();
        return new RawCall(endpoint) { Elements = elements };
    }

    /// <summary>The element that a name means; null where there is none.</summary>
    public static FieldInfo? Find(EndpointInfo endpoint, string name)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(name);
        return endpoint.Request.FirstOrDefault(field => field.WireName == name)
            ?? endpoint.Request.FirstOrDefault(field => Same(field.Name, name) || Same(field.WireName, name))
            ?? endpoint.Request.FirstOrDefault(field => field.KoreanName == name);
    }

    private static string Guess(EndpointInfo endpoint, string name)
    {
        var names = endpoint.Request.SelectMany(field => new[] { field.WireName, field.Name }).ToList();
        var (near, distance) = names.Select(candidate => (candidate, EditDistance.Between(Plain(candidate), Plain(name)))).MinBy(pair => pair.Item2);
        if (distance <= MostLetters)
        {
            return $": do you mean {near}?";
        }

        // qty is the end of ord_qty alone; two letters are that of too many.
        return Plain(name).Length > MostLetters && names.FindAll(candidate => Plain(candidate).EndsWith(Plain(name), StringComparison.Ordinal)) is [var only] ? $": do you mean {only}?" : ".";
    }

    private static string Describe(FieldInfo field) => $"{field.WireName} ({field.Name}, {field.KoreanName})";

    private static bool Same(string left, string right) => string.Equals(Plain(left), Plain(right), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string name) => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
}

using Kiwoom.Catalog;

namespace Kiwoom.Tests.Catalogue;

/// <summary>One element with the endpoint it belongs to.</summary>
internal sealed record CatalogueField(EndpointInfo Endpoint, FieldInfo Field, bool IsRequest)
{
    /// <summary>The C# name without the array it stands in.</summary>
    public string MemberName => Field.Name[(Field.Name.LastIndexOf('.') + 1)..];

    /// <summary>Whether it is a numbered column, whose name is the column's.</summary>
    public bool IsLevel => Field.Name.Contains('[', StringComparison.Ordinal);

    public override string ToString() => $"{Endpoint.ApiId} {Field.WireName} '{Field.KoreanName}' is {Field.Name} ({Field.Type})";
}

/// <summary>Every element of the catalogue.</summary>
internal static class CatalogueFields
{
    public static IReadOnlyList<CatalogueField> All { get; } =
    [
        .. KiwoomCatalog.Endpoints.SelectMany(endpoint =>
            Flatten(endpoint, endpoint.Request, isRequest: true)
                .Concat(Flatten(endpoint, endpoint.Response, isRequest: false))
                .Concat(Flatten(endpoint, endpoint.Values, isRequest: false))),
    ];

    public static IEnumerable<CatalogueField> Scalars => All.Where(item => item.Field.Type != FieldType.Rows);

    private static IEnumerable<CatalogueField> Flatten(EndpointInfo endpoint, IReadOnlyList<FieldInfo> fields, bool isRequest) =>
        fields.SelectMany(field => Flatten(endpoint, field.Rows, isRequest).Prepend(new CatalogueField(endpoint, field, isRequest)));
}

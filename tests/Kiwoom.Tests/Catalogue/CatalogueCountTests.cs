using Kiwoom.Catalog;

namespace Kiwoom.Tests.Catalogue;

/// <summary>What the document has, the catalogue has.</summary>
[TestFixture]
public sealed class CatalogueCountTests
{
    [Test]
    public void The_documents_207_ids_are_there()
    {
        // At least: whoever adds an endpoint edits YAML alone.
        Assert.That(KiwoomCatalog.Endpoints, Has.Count.AtLeast(207));
        Assert.That(KiwoomCatalog.Endpoints.Select(endpoint => endpoint.ApiId), Is.Unique.And.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
    }

    [TestCase(EndpointKind.Token, 2)]
    [TestCase(EndpointKind.Query, 170)]
    [TestCase(EndpointKind.Order, 12)]
    [TestCase(EndpointKind.SocketCall, 4)]
    [TestCase(EndpointKind.Realtime, 19)]
    public void Each_kind_has_the_documents_number(EndpointKind kind, int count) =>
        Assert.That(KiwoomCatalog.Endpoints.Count(endpoint => endpoint.Kind == kind), Is.AtLeast(count));

    [Test]
    public void Every_element_has_a_wire_name_and_a_Korean_name() =>
        Assert.That(CatalogueFields.All.Where(item => item.Field.WireName.Length == 0 || item.Field.KoreanName.Length == 0), Is.Empty);
}

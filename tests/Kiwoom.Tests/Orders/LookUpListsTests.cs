using Kiwoom.Catalog;

namespace Kiwoom.Tests.Orders;

/// <summary>Where orders are looked up stands in the spec, and the client can read each list that stands there.</summary>
internal sealed class LookUpListsTests
{
    private static IEnumerable<EndpointInfo> Orders => KiwoomCatalog.Endpoints.Where(endpoint => endpoint.Kind == EndpointKind.Order);

    [Test]
    public void Every_list_of_the_spec_can_be_read_and_no_other() =>
        Assert.That(OrderSearch.Lists, Is.EquivalentTo(Orders.SelectMany(order => order.LookUp).Distinct()), "a list needs a reader in runtime/Kiwoom/Orders/OrderSearch.cs");

    [Test]
    public void Every_order_is_looked_up_somewhere_and_nothing_else_is() =>
        Assert.That(KiwoomCatalog.Endpoints.Where(endpoint => endpoint.LookUp.Count > 0), Is.EqualTo(Orders).And.Exactly(12).Items);

    [TestCase("kt1000", new[] { "ka10075", "ka10076", "kt00007" }, 8)]
    [TestCase("kt5000", new[] { "kt50075", "kt50031" }, 4)]
    public void Orders_of_stocks_and_of_gold_have_lists_of_their_own(string ids, string[] lists, int count)
    {
        var orders = Orders.Where(order => order.ApiId.StartsWith(ids, StringComparison.Ordinal)).ToList();
        Assert.That(orders, Has.Count.EqualTo(count));
        Assert.That(orders.Select(order => string.Join(' ', order.LookUp)).Distinct(), Is.EqualTo([string.Join(' ', lists)]));
    }
}

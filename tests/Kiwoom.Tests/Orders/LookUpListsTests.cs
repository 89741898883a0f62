using Kiwoom.Catalog;

namespace Kiwoom.Tests.Orders;

/// <summary>Where orders are looked up stands in the spec, and the client can read each list that stands there.</summary>
internal sealed class LookUpListsTests
{
    private static IEnumerable<EndpointInfo> Orders => KiwoomCatalog.Endpoints.Where(endpoint => endpoint.Kind == EndpointKind.Order);

    [Test]
    public void Every_list_of_the_spec_can_be_read_and_no_other() =>
        Assert.That(OrderSearch.Lists, Is.EquivalentTo(Orders.SelectMany(order => order.LookUp).Distinct()));

    [Test]
    public void Every_order_is_looked_up_somewhere_and_nothing_else_is() =>
        Assert.That(KiwoomCatalog.Endpoints.Where(endpoint => endpoint.LookUp.Count > 0), Is.EqualTo(Orders).And.Exactly(12).Items);

    [TestCase("kt10000", "ka10075", "ka10076", "kt00007")]
    [TestCase("kt10009", "ka10075", "ka10076", "kt00007")]
    [TestCase("kt50003", "kt50075", "kt50031")]
    public void Gold_orders_have_lists_of_their_own(string order, params string[] lists) =>
        Assert.That(KiwoomCatalog.Find(order)!.LookUp, Is.EqualTo(lists));
}

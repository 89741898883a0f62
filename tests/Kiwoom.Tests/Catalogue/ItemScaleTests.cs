using Kiwoom.Catalog;

namespace Kiwoom.Tests.Catalogue;

/// <summary>The dollar price of gold has two places behind a point that the wire leaves out; the won price has none.</summary>
[TestFixture]
public sealed class ItemScaleTests
{
    [TestCase("MGU", "337782", "-1674", 3377.82, -16.74)]
    [TestCase("MGD", "153780", "-760", 153780, -760)]
    [TestCase("MGU", "3377.82", "-16.74", 3377.82, -16.74)]
    public void Item_says_where_the_point_is(string item, string price, string change, decimal expectedPrice, decimal expectedChange)
    {
        var json = System.Text.Encoding.UTF8.GetBytes($$"""{"10":"{{price}}","25":"5","11":"{{change}}"}""");

        var message = (ConvertedGoldPrice)EmittedCodec.ReadMessage(KiwoomCatalog.Find("0I")!, json, item);

        Assert.That((message.CurrentPrice, message.Change), Is.EqualTo(((decimal?)expectedPrice, (decimal?)expectedChange)));
    }
}

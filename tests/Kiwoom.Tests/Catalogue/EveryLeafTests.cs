using System.Globalization;
using System.Text;
using System.Text.Json;
using Kiwoom.Catalog;

namespace Kiwoom.Tests.Catalogue;

/// <summary>Each example of the document, read by the emitted code, against a plain interpretation of every leaf.</summary>
[TestFixture]
public sealed class EveryLeafTests
{
    // The frame's own elements, which the readers take apart from the rest.
    private static readonly string[] Envelope = ["return_code", "return_msg", "returnCode", "returnMsg", "trnm"];

    private static IEnumerable<EndpointInfo> Calls => KiwoomCatalog.Endpoints.Where(endpoint => endpoint.ResponseType is not null);

    private static IEnumerable<EndpointInfo> Messages => KiwoomCatalog.Endpoints.Where(endpoint => endpoint.MessageType is not null);

    [TestCaseSource(nameof(Calls))]
    public void Every_leaf_of_a_response_is_read(EndpointInfo endpoint)
    {
        var comparer = CompareResponse(endpoint);

        Assert.Multiple(() =>
        {
            Assert.That(comparer.Differences, Is.Empty);
            Assert.That(comparer.Unread, Is.EquivalentTo(KnownGaps.UnreadIn(endpoint.ApiId)));
        });
    }

    [TestCaseSource(nameof(Messages))]
    public void Every_leaf_of_a_message_is_read(EndpointInfo endpoint)
    {
        var comparer = CompareMessages(endpoint);

        Assert.Multiple(() =>
        {
            Assert.That(comparer.Leaves, Is.Positive);
            Assert.That(comparer.Differences, Is.Empty);
            Assert.That(comparer.Unread, Is.Empty);
        });
    }

    [Test]
    public void More_than_5000_leaves_are_compared([Values("", "ko-KR", "tr-TR", "ar-SA")] string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var comparers = Calls.Select(CompareResponse).Concat(Messages.Select(CompareMessages)).ToList();
        var leaves = comparers.Sum(comparer => comparer.Leaves);

        TestContext.Progress.WriteLine($"{leaves} leaves of {comparers.Count} examples compared");
        Assert.Multiple(() =>
        {
            Assert.That(leaves, Is.GreaterThan(5000));
            Assert.That(comparers.SelectMany(comparer => comparer.Differences), Is.Empty);
        });
    }

    [Test]
    public void No_price_of_an_example_is_a_negative_number()
    {
        // One sign on a price is a direction; a second one makes the number itself negative, so it is no price.
        var negative = Calls.Select(CompareResponse).Concat(Messages.Select(CompareMessages)).SelectMany(comparer => comparer.NegativePrices);

        Assert.That(negative, Is.Empty);
    }

    private static LeafComparer CompareResponse(EndpointInfo endpoint)
    {
        var example = ExampleFiles.Find(endpoint.ApiId, "response")!.Value;
        var answer = EmittedCodec.Read(endpoint.ApiId, Bytes(example));
        var comparer = new LeafComparer();
        comparer.Compare("", example, endpoint.Response, answer);
        comparer.Unread.RemoveAll(path => Envelope.Contains(path[1..]));
        return comparer;
    }

    private static LeafComparer CompareMessages(EndpointInfo endpoint)
    {
        var comparer = new LeafComparer();
        foreach (var entry in ExampleFiles.Find(endpoint.ApiId, "message")!.Value.GetProperty("data").EnumerateArray())
        {
            var values = entry.GetProperty("values");
            comparer.Compare("", values, endpoint.Values, EmittedCodec.ReadMessage(endpoint, Bytes(values)));
        }

        return comparer;
    }

    private static byte[] Bytes(JsonElement json) => Encoding.UTF8.GetBytes(json.GetRawText());
}

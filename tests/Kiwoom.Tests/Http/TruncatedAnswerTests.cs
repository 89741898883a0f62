using System.Text;

namespace Kiwoom.Tests.Http;

/// <summary>The document's examples, cut at every byte. A part of an answer is never an answer.</summary>
[Parallelizable]
internal sealed class TruncatedAnswerTests
{
    [Test]
    public async Task Query_cut_at_any_byte_is_no_answer([Values("ka10081", "kt00018")] string apiId)
    {
        var whole = Encoding.UTF8.GetBytes(SpecFiles.ResponseExample(apiId));
        var length = 0;
        await using var bed = TestBed.Answering(_ => HttpAnswer.Of(whole[..length]));
        for (; length < whole.Length; length++)
        {
            var e = await FailureOfAsync(bed, apiId);
            Assert.That(e, Is.TypeOf<KiwoomProtocolException>(), $"cut at {length}");
        }

        Assert.That(await FailureOfAsync(bed, apiId), Is.Null, "the whole answer");
    }

    [Test]
    public async Task Order_cut_at_any_byte_has_an_unknown_outcome()
    {
        var whole = Encoding.UTF8.GetBytes(SpecFiles.ResponseExample("kt10001"));
        var length = 0;
        await using var bed = TestBed.Answering(_ => HttpAnswer.Of(whole[..length]));
        for (; length < whole.Length; length++)
        {
            Assert.That(await FailureOfAsync(bed, "kt10001"), Is.TypeOf<KiwoomOrderOutcomeUnknownException>(), $"cut at {length}");
        }

        Assert.That(await FailureOfAsync(bed, "kt10001"), Is.Null, "the whole answer");
        Assert.That(bed.Calls, Has.Count.EqualTo(whole.Length + 1), "each order was sent once");
    }

    [Test]
    public async Task Connection_that_ends_at_any_byte_is_a_transport_failure()
    {
        var whole = HttpAnswer.Json(SpecFiles.ResponseExample("kt10001")).ToBytes();
        for (var length = 0; length < whole.Length; length += 3)
        {
            await using var bed = TestBed.Scripted(async (connection, _) =>
            {
                await connection.SendAsync(whole.AsMemory(0, length));
                connection.Close();
            });

            Assert.That(await FailureOfAsync(bed, "ka00001"), Is.TypeOf<KiwoomTransportException>(), $"cut at {length}");
            var order = await FailureOfAsync(bed, "kt10001");
            Assert.That(order, Is.TypeOf<KiwoomOrderOutcomeUnknownException>(), $"cut at {length}");
            Assert.That(order!.InnerException, Is.TypeOf<KiwoomTransportException>());
            Assert.That(bed.Calls, Has.Count.EqualTo(2), "each was sent once");
        }
    }

    private static async Task<Exception?> FailureOfAsync(TestBed bed, string apiId)
    {
        try
        {
            await Examples.ExampleCalls.SendAsync(bed.Client, apiId);
            return null;
        }
        catch (KiwoomException e)
        {
            return e;
        }
    }
}

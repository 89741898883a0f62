using Kiwoom.Catalog;
using Kiwoom.Simulator.Exchange.Front;
using Kiwoom.Tests.Simulator.Realtime;

namespace Kiwoom.Tests.Simulator.Truth.Lists;

/// <summary>Each realtime type tells something on an ordinary day, or has nothing to tell and the notes say so.</summary>
internal sealed class RealtimeTypeTests
{
    // The account's, of which other tests are.
    private static readonly string[] Account = ["00", "04"];

    [Test]
    public async Task A_type_sends_something_in_a_day_or_a_note_says_that_it_never_will()
    {
        await using var session = await ListSession.StartAsync(20_000);
        session.Go("06:59");
        var types = KiwoomCatalog.Endpoints.Where(endpoint => endpoint.Kind == EndpointKind.Realtime).Select(endpoint => endpoint.ApiId).Except(Account).ToList();
        using var socket = await RawSocket.LogInAsync(session.Raw);
        var entries = types.Select(type => $$"""{"item":["{{type switch { "0J" or "0U" => "001", "0s" or "1h" => "", _ => "005930" }}}"],"type":["{{type}}"]}""");
        await socket.SendAsync($$"""{"trnm":"REG","grp_no":"1","refresh":"1","data":[{{string.Join(',', entries)}}]}""");
        Assert.That((await socket.ReceiveJsonAsync()).GetProperty("return_code").GetInt32(), Is.Zero);

        // Few of all books and trades are enough.
        foreach (var time in new[] { "08:31", "08:59", "09:01", "09:05", "15:21", "15:31", "15:45" })
        {
            session.Go(time);
        }

        var seen = new SortedSet<string>(StringComparer.Ordinal);
        await socket.SendAsync("""{"trnm":"CNSRLST"}""");
        while (await socket.ReceiveJsonAsync() is var frame && frame.GetProperty("trnm").GetString() == "REAL")
        {
            seen.UnionWith(frame.GetProperty("data").EnumerateArray().Select(entry => entry.GetProperty("type").GetString()!));
        }

        // An interruption is not of every day; it has tests of its own.
        Assert.That(seen.Append("1h").Distinct().Order(StringComparer.Ordinal), Is.EqualTo(types.Except(MarketPublisher.Untold).Order(StringComparer.Ordinal)));
        foreach (var type in MarketPublisher.Untold)
        {
            Assert.That(session.Raw.Simulator.Notes.Count(note => note.Subject == "REG" && note.Text.Contains($" {type} ", StringComparison.Ordinal)), Is.EqualTo(1), type);
        }
    }
}

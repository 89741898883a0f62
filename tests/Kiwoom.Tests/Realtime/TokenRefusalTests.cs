namespace Kiwoom.Tests.Realtime;

/// <summary>A token request that is refused while a connection is being restored.</summary>
[Parallelizable]
internal sealed class TokenRefusalTests
{
    [Test]
    public async Task Token_that_is_refused_once_during_a_break_does_not_end_the_streams()
    {
        await using var server = new SocketServer((session, frame) => session.Number == 2 && frame.Name == "LOGIN"
            ? session.RefuseTokenAsync(frame)
            : session.AnswerAsync(frame))
        {
            TakesTokenRequest = number => number != 2,
        };
        await using var kiwoom = server.CreateClient();
        await using var messages = kiwoom.Realtime.StockTrades("005930").WithGaps().GetAsyncEnumerator();
        var session = await server.BeginAsync(messages);

        session.Reset();

        Assert.That(await messages.NextAsync(), Is.TypeOf<StreamGap>());
        Assert.That(server.TokenCount, Is.EqualTo(3));
    }
}

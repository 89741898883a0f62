namespace Kiwoom.Tests.Realtime;

/// <summary>What many tests of streams begin with.</summary>
internal static class SocketServerExtensions
{
    /// <summary>Begins a stream of 005930, which gets its first message; gives the connection that it came over.</summary>
    public static async Task<SocketSession> BeginAsync<T>(this SocketServer server, IAsyncEnumerator<T> stream)
    {
        var first = stream.NextAsync();
        var session = await server.NextRegistrationAsync();
        await session.SendTradeAsync("005930", 1);
        await first;
        return session;
    }
}
